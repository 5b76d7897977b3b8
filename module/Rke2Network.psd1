@{
    # PowerShell 7 (Core) and Windows PowerShell 5.1 (Desktop) have builds of their own. The loader must come before
    # the cmdlets. An if would choose as well, but costs about 30 ms at import.
    RootModule = "$PSEdition/Rke2Network.PowerShell.dll"
    NestedModules = @("$PSEdition/Rke2Network.Loader.dll")

    # The build puts the version here: Directory.Build.props has it.
    ModuleVersion = '0.0.0'
    GUID = 'b0a8c2f4-6c1e-4d0e-9b39-5a5f7d3c9e21'
    Author = 'The Rke2Network authors'
    CompanyName = 'Rke2Network'
    Copyright = 'Copyright The Rke2Network authors. Licensed under Apache-2.0.'
    Description = 'Makes, checks, writes and publishes the network configuration of RKE2 Kubernetes clusters: CNI plugins, dual-stack, Multus, and what Windows nodes cannot do.'

    PowerShellVersion = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Desktop', 'Core')

    TypesToProcess = @('Rke2Network.Types.ps1xml')
    FormatsToProcess = @('Rke2Network.Format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport = @(
        'Add-Rke2SriovNodeLabel'
        'Compare-Rke2CniConfig'
        'ConvertFrom-Rke2Yaml'
        'ConvertTo-Rke2CommandLine'
        'ConvertTo-Rke2Yaml'
        'Export-Rke2CniConfig'
        'Find-Rke2ChartValue'
        'Get-Rke2ChartValue'
        'Get-Rke2CniConfig'
        'Get-Rke2Context'
        'Get-Rke2Release'
        'Get-Rke2Rule'
        'Get-Rke2SriovNetworkNodeState'
        'Get-Rke2WindowsSupport'
        'Import-Rke2CniConfig'
        'New-Rke2CniConfig'
        'New-Rke2NetworkAttachmentDefinition'
        'New-Rke2PodNetworkAnnotation'
        'New-Rke2SriovNetwork'
        'New-Rke2SriovNetworkNodePolicy'
        'New-Rke2SriovOperator'
        'New-Rke2SriovOperatorConfig'
        'Publish-Rke2Resource'
        'Remove-Rke2ChartValue'
        'Remove-Rke2SriovNodeLabel'
        'Repair-Rke2CniConfig'
        'Set-Rke2ChartValue'
        'Set-Rke2DualStack'
        'Test-Rke2CniConfig'
        'Test-Rke2NodeReadiness'
        'Test-Rke2SriovCapability'
        'Undo-Rke2Resource'
        'Unpublish-Rke2Resource'
        'Wait-Rke2Rollout'
    )
    VariablesToExport = @()
    AliasesToExport = @()

    PrivateData = @{
        PSData = @{
            Tags = @('RKE2', 'Kubernetes', 'CNI', 'Canal', 'Calico', 'Cilium', 'Flannel', 'Multus', 'DualStack', 'HelmChartConfig', 'Windows', 'PSEdition_Core', 'PSEdition_Desktop')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
            ReleaseNotes = 'See CHANGELOG.md in the module folder.'
        }
    }
}
