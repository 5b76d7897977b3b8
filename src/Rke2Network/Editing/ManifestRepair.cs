using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Manifests;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Rules;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>Repairs the HelmChartConfigs of a file, in which comments and layout stay.</summary>
public static class ManifestRepair
{
    /// <summary>Works out the repaired file; nothing is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="release">The release that it is for.</param>
    /// <param name="select">Which findings to repair.</param>
    /// <param name="backup">Whether the old file stays beside the new one under another name.</param>
    /// <returns>The file, and the findings that are repaired in it; none where nothing has a certain answer.</returns>
    /// <exception cref="InputException">The file cannot be read, holds no HelmChartConfig, or cannot be changed in place.</exception>
    public static (ExportFile File, IReadOnlyList<Finding> Repaired) Plan(string path, Rke2Version release, Func<Finding, bool> select, bool backup = false)
    {
        var source = YamlFile.Read(path);
        var ends = LineEnds.Of(source.Text, out var text);
        var documents = ManifestReader.Read(text, path);
        if (documents.Count == 0)
        {
            throw new InputException("NoHelmChartConfig", path, "the file holds no HelmChartConfig.", "Give a file with resources of kind HelmChartConfig.");
        }

        var repaired = new List<Finding>();
        foreach (var position in documents.Select(document => document.Position).OfType<int>())
        {
            text = Fields(text, path, position, select, repaired);
        }

        foreach (var config in ManifestCheck.Configurations(ManifestReader.Read(text, path), release))
        {
            text = Values(text, path, config, select, repaired);
        }

        var write = new FileWrite(path, source.With(ends.Restore(text)), backup);
        return (new ExportFile(Path.GetFileName(path), write, source), repaired);
    }

    /// <summary>A right name brings to light what else is wrong with a resource, so that each is looked at anew.</summary>
    private static string Fields(string text, string path, int position, Func<Finding, bool> select, List<Finding> repaired)
    {
        var decided = new HashSet<Repair>();
        while (true)
        {
            var document = ManifestReader.Read(text, path).First(each => each.Position == position);
            if (RuleBook.Unaccepted([.. SuppressionRules.Mark(ManifestRules.Check(document), document.Suppressions)]).FirstOrDefault(each => each.Repair is { } repair && decided.Add(repair) && select(each)) is not { } finding)
            {
                return text;
            }

            var tree = ChartValues.Of((YamlMap)YamlReader.ReadAll(text, path)[position]);
            text = YamlEditor.Change(text, position, tree.With(ValuePath.Parse(finding.Repair!.Path), YamlScalar.String(finding.Repair.Argument)).Root, path);
            repaired.Add(finding);
        }
    }

    private static string Values(string text, string path, CniConfig config, Func<Finding, bool> select, List<Finding> repaired)
    {
        var (after, findings) = ConfigRepair.Apply(config, select);
        repaired.AddRange(findings);
        foreach (var wanted in findings.Count == 0 ? [] : after.HelmChartConfigs)
        {
            var document = ManifestReader.Read(text, path).First(each => each.Name == wanted.Name);
            text = ManifestEditor.Change(text, document.Position ?? throw ManifestEditor.InList(document), wanted, path);
        }

        return text;
    }
}
