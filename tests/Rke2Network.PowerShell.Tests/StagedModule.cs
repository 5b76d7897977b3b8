using System.IO;
using System.Linq;
using System.Reflection;

namespace Rke2Network.PowerShell.Tests;

/// <summary>The module as the build staged it.</summary>
internal static class StagedModule
{
    internal static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    internal static string Folder { get; } = Metadata("StagedModule");

    /// <summary>The folder of the edition under test.</summary>
    internal static string EditionFolder => Path.Combine(Folder, Edition);

#if DESKTOP_BUILD
    internal const string Edition = "Desktop";

    /// <summary>The engine is PowerShell 7, so the build for 5.1 needs a manifest that names it all the same: in a copy.</summary>
    internal static string Manifest { get; } = CopyForDesktop();

    private static string CopyForDesktop()
    {
        var copy = Directory.CreateDirectory(Path.Combine(System.AppContext.BaseDirectory, "module", "Rke2Network")).FullName;
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        var manifest = Path.Combine(copy, "Rke2Network.psd1");
        var text = File.ReadAllText(manifest);
        var changed = text.Replace("$PSEdition/", "Desktop/", System.StringComparison.Ordinal);
        File.WriteAllText(manifest, changed);
        return changed != text ? manifest : throw new System.InvalidOperationException("The manifest no longer chooses by edition: mend this test.");
    }
#else
    internal const string Edition = "Core";

    internal static string Manifest { get; } = Path.Combine(Folder, "Rke2Network.psd1");
#endif

    private static string Metadata(string key) =>
        typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
