# The staged module: its manifest, and import as users, scripts and jobs do it.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    $script:ManifestPath = Join-Path $script:ModulePath 'Rke2Network.psd1'
    $script:Shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })
    $script:Commands = @(
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
    $script:Canal = @(
        'apiVersion: helm.cattle.io/v1'
        'kind: HelmChartConfig'
        'metadata:'
        '  name: rke2-canal'
        '  namespace: kube-system'
        'spec:'
        '  valuesContent: |-'
        '    calico:'
        '      vethuMTU: 1400'
    ) -join "`n"

    # A process of its own: what is loaded here must not help.
    function Invoke-FreshShell([string] $Code) {
        $prelude = "`$ErrorActionPreference = 'Stop'; `$modulePath = '$($script:ModulePath -replace "'", "''")'; "
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($prelude + $Code))
        $output = & $script:Shell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1
        [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = @($output | ForEach-Object { "$_" }) }
    }
}

AfterAll {
    # Later files find the module as this one found it.
    Import-Module $script:ModulePath -Force
}

Describe 'The manifest' {
    BeforeAll {
        $script:Manifest = Test-ModuleManifest $script:ManifestPath -ErrorAction Stop -WarningVariable manifestWarnings
        $script:ManifestWarnings = @($manifestWarnings)
    }

    It 'is valid without warnings' {
        $script:Manifest.Name | Should -BeExactly 'Rke2Network'
        $script:ManifestWarnings | Should -BeNullOrEmpty
    }

    It 'has the version of Directory.Build.props' {
        $properties = [xml](Get-Content (Join-Path $PSScriptRoot '../../Directory.Build.props') -Raw)
        $prefix = $properties.SelectSingleNode('//VersionPrefix').InnerText
        $prefix | Should -Match '^\d+\.\d+\.\d+$'
        $script:Manifest.Version | Should -Be ([version] $prefix)
    }

    It 'names exactly its cmdlets and exports nothing else' {
        @($script:Manifest.ExportedCmdlets.Keys | Sort-Object) | Should -BeExactly $script:Commands
        $script:Manifest.ExportedFunctions.Count | Should -Be 0
        $script:Manifest.ExportedAliases.Count | Should -Be 0
        $script:Manifest.ExportedVariables.Count | Should -Be 0
    }

    It 'works for both editions from 5.1 on' {
        $script:Manifest.PowerShellVersion | Should -Be ([version] '5.1')
        @($script:Manifest.CompatiblePSEditions | Sort-Object) | Should -BeExactly @('Core', 'Desktop')
    }

    It 'brings the files of both editions, help and licence' {
        foreach ($file in @(
                'Core/Rke2Network.PowerShell.dll', 'Core/Rke2Network.Loader.dll', 'Core/lib/Rke2Network.dll'
                'Desktop/Rke2Network.PowerShell.dll', 'Desktop/Rke2Network.Loader.dll', 'Desktop/lib/Rke2Network.dll'
                'en-US/Rke2Network.PowerShell.dll-Help.xml', 'Rke2Network.Format.ps1xml', 'Rke2Network.Types.ps1xml', 'LICENSE', 'THIRD-PARTY-NOTICES.txt')) {
            Join-Path $script:ModulePath $file | Should -Exist
        }
    }
}

Describe 'Import' {
    It 'exports exactly its cmdlets, with approved verbs, in silence' {
        $fresh = Invoke-FreshShell @'
$WarningPreference = 'Continue'; $VerbosePreference = 'SilentlyContinue'
$streams = @(Import-Module $modulePath *>&1)
"streams=$($streams.Count)"
(Get-Command -Module Rke2Network | Sort-Object Name | ForEach-Object { "$($_.CommandType) $($_.Name)" })
"approved=$(@(Get-Command -Module Rke2Network | Where-Object { $_.Verb -notin (Get-Verb).Verb }).Count -eq 0)"
'@
        $expected = @('streams=0') + @($script:Commands | ForEach-Object { "Cmdlet $_" }) + @('approved=True')
        $fresh.Output | Should -BeExactly $expected
        $fresh.ExitCode | Should -Be 0
    }

    It 'is done by name where the module lies in PSModulePath, at first use of a cmdlet' {
        $fresh = Invoke-FreshShell @'
$env:PSModulePath = (Split-Path $modulePath) + [IO.Path]::PathSeparator + $env:PSModulePath
(New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml) -split "`n"
'@
        $fresh.Output -join "`n" | Should -BeExactly $script:Canal
        $fresh.ExitCode | Should -Be 0
    }

    It 'brings the type literals users write' {
        $fresh = Invoke-FreshShell @'
Import-Module $modulePath
"$([Rke2Network.Model.CniPlugin]::Canal)"
"$((New-Rke2CniConfig ([Rke2Network.Model.CniPlugin]::Cilium)).Plugin -eq [Rke2Network.Model.CniPlugin]::Cilium)"
"$((New-Rke2CniConfig) -is [Rke2Network.Model.CniConfig])"
"$((New-Rke2CniConfig -Rke2Version v1.34.4).Rke2Version -gt [Rke2Network.Model.Rke2Version]'v1.33.10')"
'@
        $fresh.Output | Should -BeExactly @('Canal', 'True', 'True', 'True')
        $fresh.ExitCode | Should -Be 0
    }

    It 'resolves [Rke2Network.Model.CniPlugin]::Canal in this session too' {
        Import-Module $script:ModulePath -Force -ErrorAction Stop
        'Rke2Network.Model.CniPlugin' -as [type] | Should -Not -BeNullOrEmpty
        [Rke2Network.Model.CniPlugin]::Canal | Should -Be 'Canal'
        @([Enum]::GetNames([Rke2Network.Model.CniPlugin])) | Should -BeExactly @('Canal', 'Calico', 'Cilium', 'Flannel', 'None')
    }

    It 'shows no third-party type in the session' {
        $fresh = Invoke-FreshShell @'
Import-Module $modulePath
$null = New-Rke2CniConfig Canal -Values 'flannel: {iface: eth1}' | Set-Rke2DualStack | ConvertTo-Rke2Yaml
"$($null -eq ('YamlDotNet.Core.Parser' -as [type]))"
'@
        $fresh.Output | Should -BeExactly @('True')
        $fresh.ExitCode | Should -Be 0
    } -Skip:($PSEdition -ne 'Core') # Windows PowerShell has one load context for all.

    It 'repeats with -Force, and old and new objects still work together' {
        $fresh = Invoke-FreshShell @'
Import-Module $modulePath
$before = New-Rke2CniConfig Canal -Mtu 1400
Import-Module $modulePath -Force
Import-Module $modulePath -Force
@(Get-Module Rke2Network).Count
($before | ConvertTo-Rke2Yaml) -ceq (New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml)
'@
        $fresh.Output | Should -BeExactly @('1', 'True')
        $fresh.ExitCode | Should -Be 0
    }

    It 'works again after Remove-Module, which takes the cmdlets away' {
        $fresh = Invoke-FreshShell @'
Import-Module $modulePath
$null = New-Rke2CniConfig
Remove-Module Rke2Network
$PSModuleAutoLoadingPreference = 'None'
@(Get-Command *-Rke2* -ErrorAction SilentlyContinue).Count
Import-Module $modulePath
(New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml) -split "`n"
'@
        $fresh.Output[0] | Should -BeExactly '0'
        $fresh.Output[1..20] -join "`n" | Should -BeExactly $script:Canal
        $fresh.ExitCode | Should -Be 0
    }
}

Describe 'Elsewhere than in the session' {
    It 'works in Start-Job, which returns YAML' {
        $path = $script:ModulePath
        $job = Start-Job -ScriptBlock {
            Import-Module $using:path
            New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml
        }
        try {
            $yaml = @($job | Receive-Job -Wait -ErrorAction Stop)
        }
        finally {
            $job | Remove-Job -Force
        }

        $yaml | Should -HaveCount 1
        $yaml[0] | Should -BeExactly $script:Canal
    }

    It 'works in ForEach-Object -Parallel, where runspaces share the process' {
        if ($PSVersionTable.PSVersion.Major -lt 7) {
            Set-ItResult -Skipped -Because 'ForEach-Object -Parallel came with PowerShell 7'
        }

        $path = $script:ModulePath
        $results = @(1..12 | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:path
                [pscustomobject]@{ Mtu = 1400 + $_; Yaml = New-Rke2CniConfig Canal -Mtu (1400 + $_) | ConvertTo-Rke2Yaml }
            })
        $results | Should -HaveCount 12
        @($results.Mtu | Sort-Object) | Should -Be @(1401..1412)
        foreach ($result in $results) {
            $result.Yaml | Should -BeOfType [string]
            $result.Yaml | Should -BeExactly $script:Canal.Replace('1400', "$($result.Mtu)")
        }
    }

    It 'works in a second runspace while the first has it' {
        Import-Module $script:ModulePath -Force -ErrorAction Stop
        $powershell = [powershell]::Create()
        try {
            $null = $powershell.AddScript('param($Path) Import-Module $Path; New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml').AddArgument($script:ModulePath)
            $yaml = @($powershell.Invoke())
            $powershell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $powershell.Dispose()
        }

        $yaml | Should -HaveCount 1
        $yaml[0] | Should -BeExactly $script:Canal
        New-Rke2CniConfig Canal -Mtu 1400 | ConvertTo-Rke2Yaml | Should -BeExactly $script:Canal
    }
}
