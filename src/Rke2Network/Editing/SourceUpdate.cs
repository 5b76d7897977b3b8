using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>What the files of an imported configuration become, so that they say what it says now.</summary>
internal static class SourceUpdate
{
    /// <summary>Works out the new texts; nothing is written.</summary>
    /// <param name="config">A configuration that was read from files.</param>
    /// <returns>Every file that it was read from, changed or not, and new ones for what had no file.</returns>
    /// <exception cref="InputException">It came from no file; or something cannot be changed in place.</exception>
    internal static IReadOnlyList<SourceChange> Plan(CniConfig config)
    {
        var origin = config.Origin;
        if (origin.Files.Count == 0)
        {
            throw new InputException("NotImported", config.ToString(), "it was not read from files, so there is nothing to write back to.", "Name a folder with -Path, or read the files with Import-Rke2CniConfig first.");
        }

        var before = ServerSource.Of(origin);
        var ends = new LineEnds[origin.Files.Count];
        var texts = origin.Files.Select((file, i) =>
        {
            ends[i] = LineEnds.Of(file.Content.Text, out var plain);
            return plain;
        }).ToArray();
        var original = ConfigAssembly.Assemble(config.Rke2Version, before);
        List<SourceChange> added = [.. ChangeOptions(origin, texts, ServerOptions.Of(original), ServerOptions.Of(config))];
        added.AddRange(ChangeManifests(origin, texts, before.Documents ?? [], original, config));
        return
        [
            .. origin.Files.Select((file, i) => new SourceChange(file.Path, file.ServerPath, file.Content, file.Content.With(ends[i].Restore(texts[i])))),
            .. added,
        ];
    }

    private static IEnumerable<SourceChange> ChangeOptions(ConfigOrigin origin, string[] texts, IReadOnlyList<ServerOption> before, IReadOnlyList<ServerOption> after)
    {
        var own = Enumerable.Range(0, texts.Length).Where(i => !origin.Files[i].IsManifest).ToArray();
        YamlMap[] trees = own.Length > 0 ? [.. own.Select(i => YamlReader.ReadMap(texts[i], origin.Files[i].Path))] : [YamlMap.Empty];
        var changed = ServerConfigEditor.Change(trees, before, after);
        for (var i = 0; i < own.Length; i++)
        {
            texts[own[i]] = YamlEditor.Change(texts[own[i]], 0, changed[i], origin.Files[own[i]].Path);
        }

        if (own.Length > 0 || changed[0].Count == 0)
        {
            return [];
        }

        var path = origin.ConfigFolder is { } folder ? Path.Combine(folder, ServerFolder.ConfigFile.Replace('/', Path.DirectorySeparatorChar)) : null;
        return [new SourceChange(path, ServerFolder.ConfigFile, null, SourceText.New(YamlWriter.Write(changed[0]) + "\n"))];
    }

    private static List<SourceChange> ChangeManifests(
        ConfigOrigin origin, string[] texts, IReadOnlyList<ManifestDocument> documents, CniConfig original, CniConfig config)
    {
        var added = new List<SourceChange>();
        foreach (var chart in config.Charts)
        {
            var wanted = new HelmChartConfig(chart, CniPlugins.ChartNamespace, config.ValuesOf(chart), config.PolicyOf(chart));
            if (documents.FirstOrDefault(document => document.Name == chart) is { } document)
            {
                Change(origin, texts, document, wanted);
            }
            else if (!wanted.Values.IsEmpty || wanted.FailurePolicy is not null)
            {
                added.Add(NewManifest(origin, wanted));
            }
        }

        return added;
    }

    private static void Change(ConfigOrigin origin, string[] texts, ManifestDocument document, HelmChartConfig wanted)
    {
        if (document.Values.Root.SameAs(wanted.Values.Root) && document.FailurePolicy == wanted.FailurePolicy)
        {
            return;
        }

        var position = document.Position ?? throw ManifestEditor.InList(document);
        var at = Enumerable.Range(0, texts.Length).First(i => origin.Files[i].Path == document.Source?.File);
        texts[at] = ManifestEditor.Change(texts[at], position, wanted, origin.Files[at].Path);
    }

    private static SourceChange NewManifest(ConfigOrigin origin, HelmChartConfig wanted)
    {
        var name = ManifestRenderer.FileName(wanted.Name);
        var path = origin.ManifestFolder is { } folder ? Path.Combine(folder, name) : null;
        return new SourceChange(path, ServerFolder.Manifests + name, null, SourceText.New(ManifestRenderer.Render(wanted) + "\n"));
    }
}
