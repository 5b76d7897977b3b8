using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Editing;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rendering;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Writes a configuration or other resources to files as they lie on an RKE2 server, or a configuration back to the files that it was read from.</summary>
/// <remarks>
/// <para>With -Path, config.yaml.d/50-network.yaml belongs below /etc/rancher/rke2 of each server, and server/manifests
/// below /var/lib/rancher/rke2, before its first start. A part without anything to say makes no file. A configuration
/// that was read with Import-Rke2CniConfig keeps the names, comments, order and layout of its files.</para>
/// <para>Other resources, such as those of New-Rke2SriovNetwork, become a file each in server/manifests, which RKE2 applies.</para>
/// <para>With -InPlace the files that it was read from change, and only in the lines that must: comments, order, quotes,
/// line ends and encoding of everything else stay. A file that was changed since by someone else is an error. With
/// -Backup the old file stays beside the new one as .bak, which RKE2 does not read.</para>
/// <para>All files are written or none. New files are UTF-8 without a byte-order mark. A configuration with error findings
/// is not written unless -AllowErrorFinding says so. -WhatIf shows what would change, line by line.</para>
/// </remarks>
/// <returns>The files that were written, with -PassThru.</returns>
/// <example>
/// <code>New-Rke2CniConfig Calico -Mtu 9000 | Export-Rke2CniConfig ./rke2 -Force</code>
/// <para>Writes config.yaml.d/50-network.yaml and server/manifests/rke2-calico-config.yaml below ./rke2.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Multus |
///     Export-Rke2CniConfig ./rke2 -Force -WhatIf
/// </code>
/// <para>Shows which files would be written, and what they would hold.</para>
/// </example>
/// <example>
/// <code>
/// New-Rke2CniConfig Canal -Interface eth0 |
///     Export-Rke2CniConfig ./rke2 -Force
/// Import-Rke2CniConfig ./rke2 | Set-Rke2ChartValue flannel.iface eth1 |
///     Export-Rke2CniConfig -InPlace -Backup
/// </code>
/// <para>Writes 50-network.yaml and rke2-canal-config.yaml; then changes one line of the latter, and keeps what it was in rke2-canal-config.yaml.bak.</para>
/// </example>
[Cmdlet(VerbsData.Export, "Rke2CniConfig", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRke2CniConfig : Rke2Cmdlet
{
    private const string PathSet = "Path";
    private const string InPlaceSet = "InPlace";

    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> targets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The configuration, as New-Rke2CniConfig makes it or Import-Rke2CniConfig reads it, or any other resource of this module.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    [ValidateNotNull]
    public object InputObject { get; set; } = null!;

    /// <summary>The folder to write to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>Changes the files that the configuration was read from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InPlaceSet)]
    public SwitchParameter InPlace { get; set; }

    /// <summary>Makes the folder if it is missing, and replaces files that are there.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Keeps each file that is replaced beside the new one, with .bak behind its name; earlier ones stay.</summary>
    [Parameter]
    public SwitchParameter Backup { get; set; }

    /// <summary>Writes a configuration even if it has error findings.</summary>
    [Parameter]
    public SwitchParameter AllowErrorFinding { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = ParameterSetName == PathSet ? Read(nameof(Path), () => PathArgument.ResolveFolder(Path, SessionState)) : null;
        if (ObjectShapes.Unwrap(InputObject) is CniConfig config)
        {
            Export(config, folder);
        }
        else
        {
            Export(ResourceArgument.Read(InputObject), folder);
        }
    }

    private void Export(CniConfig config, string? folder)
    {
        CheckFindings(config);
        var files = folder is null ? ExportPlan.InPlace(config, Backup) : ExportPlan.ToFolder(config, folder, Force, Backup);
        if (folder is not null && folders.Contains(folder))
        {
            throw new InputException("FolderTaken", folder, "an earlier configuration of this pipeline was written here.", "Give each its own folder: -Path { $_.Plugin }.", nameof(Path));
        }

        var wrote = Write(files);
        if (folder is not null)
        {
            WarnOfLeftovers(folder, files);
            _ = wrote && folders.Add(folder);
        }

        if (files.Count == 0)
        {
            WriteInformation($"{config}: {(folder is null ? "nothing has changed" : "everything is at RKE2's defaults")}, so there is nothing to write.", ["Rke2Network"]);
        }
    }

    private void Export(GivenResources given, string? folder)
    {
        if (folder is null)
        {
            throw new InputException("NotImported", given.Name, "this resource was not read from files, so there are none to change.", "Give a folder with -Path.", nameof(InPlace));
        }

        foreach (var resource in given.Resources)
        {
            var target = FileSet.Target(folder, ServerFolder.Plan(resource));
            if (targets.Contains(target))
            {
                throw new InputException("GivenTwice", resource.ToString(), $"an earlier resource of this pipeline was written to '{target}'.", "Give each resource once.", nameof(InputObject));
            }

            _ = Write(ExportPlan.ToFolder([resource], folder, Force, Backup)) && targets.Add(target);
        }
    }

    /// <summary>Writes what is confirmed.</summary>
    /// <returns>Whether anything was.</returns>
    private bool Write(IReadOnlyList<ExportFile> files)
    {
        var wanted = files.Where(Confirmed).ToArray();
        ExportPlan.Write(wanted);
        if (PassThru && wanted.Length > 0)
        {
            // Through the provider, so that the files bear their PSPath and pipe into Get-Content.
            WriteObject(InvokeProvider.Item.Get([.. wanted.Select(file => file.Target)], force: true, literalPath: true), enumerateCollection: true);
        }

        return wanted.Length > 0;
    }

    /// <summary>Whoever is asked, or asks with -WhatIf, sees the lines that change.</summary>
    private bool Confirmed(ExportFile file)
    {
        var change = file.IsChanged ? "\n" + file.Diff() : " It is the same already.";
        return ShouldProcess($"Write file '{file.Target}'.{change}", $"Write file '{file.Target}'?{change}", "Export-Rke2CniConfig");
    }

    /// <summary>Files of an earlier export that this configuration does not replace would still be read by RKE2.</summary>
    private void WarnOfLeftovers(string folder, IReadOnlyList<ExportFile> files)
    {
        foreach (var path in ServerFolder.AllPaths.Except(files.Select(file => file.Name)))
        {
            var leftover = FileSet.Target(folder, new ServerFile(path, string.Empty));
            if (File.Exists(leftover))
            {
                WriteWarning($"'{leftover}' is there from before and not part of this configuration, but RKE2 would read it. Remove it if it is not meant.");
            }
        }
    }

    private void CheckFindings(CniConfig config)
    {
        var errors = RuleBook.Check(config).Where(finding => finding.Severity == FindingSeverity.Error).ToArray();
        if (errors.Length > 0 && !AllowErrorFinding)
        {
            throw new InputException(
                "ErrorFindings",
                config.ToString(),
                $"the configuration has {errors.Length} error finding{(errors.Length == 1 ? string.Empty : "s")}, and nothing was written: {string.Join(" ", errors.Select(finding => finding.ToString()))}",
                "Mend it, or use -AllowErrorFinding to write it all the same.");
        }
    }
}
