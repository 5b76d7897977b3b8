using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Rke2Network.Model;
using Rke2Network.PowerShell.Binding;
using Rke2Network.Rendering;
using Rke2Network.Rules;

namespace Rke2Network.PowerShell.Commands;

/// <summary>Writes a configuration to a folder as its files lie on an RKE2 server.</summary>
/// <remarks>
/// <para>config.yaml.d/50-network.yaml belongs below /etc/rancher/rke2 of each server, and server/manifests below
/// /var/lib/rancher/rke2, before its first start. A part without anything to say makes no file.</para>
/// <para>All files are written or none. Files are UTF-8 without a byte-order mark. A configuration with error findings
/// is not written unless -AllowErrorFinding says so.</para>
/// </remarks>
/// <example>
/// <code>New-Rke2CniConfig Calico -Mtu 9000 | Export-Rke2CniConfig ./rke2 -Force</code>
/// <para>Writes config.yaml.d/50-network.yaml and server/manifests/rke2-calico-config.yaml below ./rke2.</para>
/// </example>
/// <example>
/// <code>New-Rke2CniConfig Canal -Multus | Export-Rke2CniConfig ./rke2 -Force -WhatIf</code>
/// <para>Shows which files would be written.</para>
/// </example>
[Cmdlet(VerbsData.Export, "Rke2CniConfig", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRke2CniConfig : Rke2Cmdlet
{
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    /// <summary>The configuration, as New-Rke2CniConfig makes it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DeserializedConfig]
    public CniConfig InputObject { get; set; } = null!;

    /// <summary>The folder to write to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>Makes the folder if it is missing, and replaces files that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes a configuration even if it has error findings.</summary>
    [Parameter]
    public SwitchParameter AllowErrorFinding { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var folder = Read(nameof(Path), () => PathArgument.ResolveFolder(Path, SessionState));
        CheckFindings();
        var files = ServerFolder.Plan(InputObject);
        FileSet.CheckTargets(folder, files, Force);
        if (folders.Contains(folder))
        {
            throw new InputException("FolderTaken", folder, "an earlier configuration of this pipeline was written here.", "Give each its own folder: -Path { $_.Plugin }.", nameof(Path));
        }

        var wanted = files.Where(file => ShouldProcess(FileSet.Target(folder, file), "Write file")).ToArray();
        FileSet.Write(folder, wanted, Force);
        if (wanted.Length > 0)
        {
            folders.Add(folder);
        }

        WarnOfLeftovers(folder, files);
        if (files.Count == 0)
        {
            WriteInformation($"{InputObject}: everything is at RKE2's defaults, so there is nothing to write.", ["Rke2Network"]);
        }

        if (PassThru && wanted.Length > 0)
        {
            // Through the provider, so that the files bear their PSPath and pipe into Get-Content.
            WriteObject(InvokeProvider.Item.Get([.. wanted.Select(file => FileSet.Target(folder, file))], force: true, literalPath: true), enumerateCollection: true);
        }
    }

    /// <summary>Files of an earlier export that this configuration does not replace would still be read by RKE2.</summary>
    private void WarnOfLeftovers(string folder, IReadOnlyList<ServerFile> files)
    {
        foreach (var path in ServerFolder.AllPaths.Except(files.Select(file => file.RelativePath)))
        {
            var leftover = FileSet.Target(folder, new ServerFile(path, string.Empty));
            if (File.Exists(leftover))
            {
                WriteWarning($"'{leftover}' is there from before and not part of this configuration, but RKE2 would read it. Remove it if it is not meant.");
            }
        }
    }

    private void CheckFindings()
    {
        var errors = RuleBook.Check(InputObject).Where(finding => finding.Severity == FindingSeverity.Error).ToArray();
        if (errors.Length > 0 && !AllowErrorFinding)
        {
            throw new InputException(
                "ErrorFindings",
                InputObject.ToString(),
                $"the configuration has {errors.Length} error finding{(errors.Length == 1 ? string.Empty : "s")}, and nothing was written: {string.Join(" ", errors.Select(finding => finding.ToString()))}",
                "Mend it, or use -AllowErrorFinding to write it all the same.");
        }
    }
}
