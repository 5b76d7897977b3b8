using System.Collections.Generic;
using System.IO;
using System.Linq;
using Rke2Network.Clusters;
using Rke2Network.Model;
using Rke2Network.Rendering;
using Rke2Network.Yaml;

namespace Rke2Network.Editing;

/// <summary>The files that a configuration makes, worked out before any is written.</summary>
public static class ExportPlan
{
    /// <summary>The files below a folder as they lie on a server; those of an imported configuration keep their names, comments and layout.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="force">Whether to make the folder if it is missing and to replace files that are there.</param>
    /// <param name="backup">Whether files that are replaced stay beside the new ones under another name.</param>
    /// <returns>The files; none where everything is at RKE2's defaults.</returns>
    /// <exception cref="InputException">The folder is missing or a file exists without <paramref name="force"/>, or something cannot be changed in place.</exception>
    public static IReadOnlyList<ExportFile> ToFolder(CniConfig config, string folder, bool force, bool backup = false)
    {
        (ServerFile File, SourceText Content, string? Like)[] files = config.Sources.Count > 0
            ? [.. SourceUpdate.Plan(config).Select(change => (new ServerFile(change.ServerPath, change.After.Text), change.After, change.IsNew ? null : change.Path))]
            : [.. ServerFolder.Plan(config).Select(file => (file, SourceText.New(file.Content), (string?)null))];
        FileSet.CheckTargets(folder, [.. files.Select(each => each.File)], force);
        return
        [
            .. from each in files
               let like = each.Like is not null && File.Exists(each.Like) ? each.Like : null
               select ToFile(each.File, each.Content, folder, backup, like),
        ];
    }

    /// <summary>The files of resources below a folder as they lie on a server: one each, among its manifests.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="force">Whether to make the folder if it is missing and to replace files that are there.</param>
    /// <param name="backup">Whether files that are replaced stay beside the new ones under another name.</param>
    /// <returns>The files.</returns>
    /// <exception cref="InputException">The folder is missing or a file exists without <paramref name="force"/>.</exception>
    public static IReadOnlyList<ExportFile> ToFolder(IReadOnlyList<KubernetesResource> resources, string folder, bool force, bool backup = false)
    {
        ServerFile[] files = [.. resources.Select(ServerFolder.Plan)];
        FileSet.CheckTargets(folder, files, force);
        return [.. files.Select(file => ToFile(file, SourceText.New(file.Content), folder, backup, null))];
    }

    /// <summary>The files that an imported configuration was read from, as far as they change, and new ones beside them.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="backup">Whether the old files stay beside the new ones under another name.</param>
    /// <returns>The files; none where nothing changes.</returns>
    /// <exception cref="InputException">It was not read from files, a file was changed since, or something cannot be changed in place.</exception>
    public static IReadOnlyList<ExportFile> InPlace(CniConfig config, bool backup = false)
    {
        var changes = SourceUpdate.Plan(config);
        return
        [
            .. from change in changes
               let path = Checked(change)
               where change.IsChanged
               select new ExportFile(change.ServerPath, new FileWrite(path, change.After, backup), change.Before),
        ];
    }

    /// <summary>Writes files, all or none.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="InputException">One cannot be written; none was.</exception>
    public static void Write(IEnumerable<ExportFile> files)
    {
        FileWrite[] writes = [.. files.Select(file => file.Write)];
        if (writes.Length > 0)
        {
            FileSet.Write(writes);
        }
    }

    private static ExportFile ToFile(ServerFile file, SourceText content, string folder, bool backup, string? like)
    {
        var target = FileSet.Target(folder, file);
        return new ExportFile(file.RelativePath, new FileWrite(target, content, backup, like), File.Exists(target) ? YamlFile.Read(target) : null);
    }

    /// <summary>Its path, if nobody else changed the file meanwhile.</summary>
    private static string Checked(SourceChange change)
    {
        var path = change.Path ?? throw new InputException(
            "NoFolderForFile",
            change.ServerPath,
            "this file would come new, and the folder that it belongs to was not read.",
            "Read the server's root (-RootPath) or a folder with config.yaml and server/manifests in it, or name a folder with -Path.");
        return (change.IsNew ? File.Exists(path) : YamlFile.Read(path).Text != change.Before!.Text)
            ? throw new InputException(
                "SourceChanged", path, change.IsNew ? "this file came since the configuration was read." : "this file was changed since the configuration was read.", "Nothing was written. Read it again with Import-Rke2CniConfig, and make the change anew.")
            : path;
    }
}
