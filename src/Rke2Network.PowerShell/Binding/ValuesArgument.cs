using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.Yaml;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Chart values as users give them: a hashtable, an object, YAML text or a file.</summary>
internal static class ValuesArgument
{
    /// <summary>Reads the values.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="session">The session, for paths.</param>
    /// <param name="decided">Is told as what a text was read.</param>
    /// <exception cref="InputException">They cannot be read; the message names the place.</exception>
    internal static ChartValues? Read(object? argument, SessionState session, Action<string> decided) => argument is null ? null : ObjectShapes.Unwrap(argument) switch
    {
        ChartValues values => values,
        FileInfo file => ReadFile(file.FullName, decided),
        string text => ReadText(text, session, decided),
        // Get-Content without -Raw gives a file's lines.
        object[] lines when lines.Length > 0 && lines.All(line => ObjectShapes.Unwrap(line ?? string.Empty) is string) => ChartValues.Parse(string.Join("\n", lines.Select(line => line?.ToString()))),
        // A hashtable on the pipeline gives its own property Values, which no one means.
        ICollection collection when collection is not (IList or IDictionary) => throw new InputException(
            "HashtableOnPipeline", null, "a hashtable on the pipeline has no columns.", "Make it a row: [pscustomobject]@{ Plugin = 'Canal' }."),
        IEnumerable or PSObject => ChartValues.From(argument, ObjectShapes.Unwrap),
        var other => throw new InputException(
            "NotAMap", other?.ToString(), "chart values are keys with values.", "Give a hashtable such as @{ flannel = @{ iface = 'eth1' } }, YAML text or a file."),
    };

    /// <summary>Text with keys is YAML; a single word or path is a file.</summary>
    private static ChartValues ReadText(string text, SessionState session, Action<string> decided)
    {
        var isPath = text.Trim().Length > 0 && text.IndexOf('\n') < 0 && !LooksLikeMap(text);
        if (!isPath)
        {
            decided("the text is YAML");
            return ChartValues.Parse(text);
        }

        try
        {
            return ReadFile(PathArgument.Resolve(text, session), decided);
        }
        catch (InputException fault) when (fault.ErrorId is "NotAFilePath" or "FileMissing" && text.IndexOf(':') > 0)
        {
            throw new InputException("NotAMap", text, "this is neither a file nor YAML with keys.", "YAML needs a blank behind the colon, such as 'iface: eth1'; a file must be there.", null, fault);
        }
    }

    private static bool LooksLikeMap(string line)
    {
        var trimmed = line.Trim();
        return trimmed[0] is '{' or '#' || trimmed[trimmed.Length - 1] == ':' || trimmed.Contains(": ");
    }

    private static ChartValues ReadFile(string path, Action<string> decided)
    {
        var text = YamlFile.ReadText(path, "Give the path of a file, YAML text such as 'flannel: {iface: eth1}', or a hashtable.");
        decided($"the file {path} is read");
        return ChartValues.Parse(text, path);
    }
}
