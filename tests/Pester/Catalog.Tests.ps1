# What the catalog answers: releases, chart values, checks of files and upgrades, as scripts use them.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # A manifest in a file; values are the lines of valuesContent.
    function Write-Manifest([string] $Path, [string] $Chart, [string[]] $Values) {
        $lines = @('apiVersion: helm.cattle.io/v1', 'kind: HelmChartConfig', 'metadata:', "  name: $Chart", '  namespace: kube-system', 'spec:', '  valuesContent: |-') +
            @($Values | ForEach-Object { "    $_" }) + '  failurePolicy: abort'
        Set-Content -Path $Path -Value $lines
    }

    function Get-FindingText {
        @($input | ForEach-Object { "$($_.Severity) $($_.Id) $($_.Path): $($_.Recommendation)" })
    }
}

Describe 'Releases' {
    It 'are looped over' {
        $old = foreach ($release in Get-Rke2Release -Latest -Minor v1.25, v1.26, v1.30, v1.36) {
            if (Find-Rke2ChartValue cilium kubeProxyReplacement -Rke2Version $release | Where-Object Allowed -Contains strict) {
                "$release"
            }
        }
        $old | Should -BeExactly @('v1.25.16+rke2r2', 'v1.26.15+rke2r1')
    }

    It 'make a configuration each' {
        Get-Rke2Release v1.36* | ForEach-Object { New-Rke2CniConfig Canal -Interface eth1 -Rke2Version $_ } | Test-Rke2CniConfig -Quiet |
            Should -BeExactly @($true, $true, $true, $true, $true)
    }

    It 'tell by property which ship a chart' {
        (Get-Rke2Release | Where-Object Flannel | Select-Object -First 1).ToString() | Should -BeExactly 'v1.26.14+rke2r1'
        Get-Rke2Release -Latest | ForEach-Object { $_.Version.GetType().Name } | Should -BeExactly 'Rke2Version'
    }
}

Describe 'Chart values' {
    It 'of Hubble under v1.34.4' {
        $values = Find-Rke2ChartValue rke2-cilium 'hubble.*' -Rke2Version v1.34.4
        $values.Count | Should -BeGreaterThan 200
        $values.Path | Should -Contain 'hubble.metrics.enabled'
        @($values.Path -notlike 'hubble.*') | Should -HaveCount 0
        @($values.Rke2Version | Sort-Object -Unique | ForEach-Object { "$_" }) | Should -BeExactly 'v1.34.4+rke2r1'
    }

    It 'make a page of their own: path, kind and default as CSV' {
        $rows = Find-Rke2ChartValue canal 'calico.*MTU*' | Select-Object Path, Kind, Default | ConvertTo-Csv -NoTypeInformation
        $rows | Should -Contain '"calico.vethuMTU","int","1450"'
    }

    It 'that the chart does not take are an error that a script can catch' {
        { Find-Rke2ChartValue canal flanel.iface -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchChartValue,*' -ExpectedMessage '*Write flannel.'
        Find-Rke2ChartValue canal flanel.iface -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}

Describe 'Values of a configuration' {
    It '<Name>' -ForEach @(
        @{ Name = 'flanel'; Plugin = 'Canal'; Release = 'v1.36.3'; Values = @{ flanel = @{ iface = 'eth1' } }; Found = 'Warning RKE2NET301 rke2-canal: flanel: Write flannel.' }
        @{ Name = 'hubble.metrics.enabled as text'; Plugin = 'Cilium'; Release = 'v1.34.4'; Values = @{ hubble = @{ enabled = $true; metrics = @{ enabled = 'dns' } } }; Found = 'Error RKE2NET303 rke2-cilium: hubble.metrics.enabled: Write it as a list: enabled: `[dns`].' }
        @{ Name = 'values under cilium'; Plugin = 'Cilium'; Release = 'v1.36.3'; Values = @{ cilium = @{ mtu = 1400 } }; Found = "Warning RKE2NET302 rke2-cilium: cilium: Take the values out of 'cilium:' and write them at the top level." }
        @{ Name = 'a dotted key'; Plugin = 'Cilium'; Release = 'v1.36.3'; Values = @{ 'hubble.relay.enabled' = $true }; Found = 'Warning RKE2NET301 rke2-cilium: "hubble.relay.enabled": Each point stands for a level of its own*' }
        @{ Name = 'calico.iface for rke2-calico'; Plugin = 'Calico'; Release = 'v1.36.3'; Values = @{ calico = @{ iface = 'eth1' } }; Found = 'Warning RKE2NET301 rke2-calico: calico: calico is a value of rke2-canal; rke2-calico has nothing like it. Leave it out.' }
        @{ Name = 'strict under v1.31.0'; Plugin = 'Cilium'; Release = 'v1.31.0'; Values = @{ kubeProxyReplacement = 'strict' }; Found = 'Error RKE2NET305 rke2-cilium: kubeProxyReplacement: Write true.' }
        @{ Name = 'a word nearly right'; Plugin = 'Calico'; Release = 'v1.36.3'; Values = @{ installation = @{ calicoNetwork = @{ linuxDataplane = 'Ipables' } } }; Found = 'Error RKE2NET305 rke2-calico: installation.calicoNetwork.linuxDataplane: Write Iptables.' }
    ) {
        $config = New-Rke2CniConfig $Plugin -Rke2Version $Release -Values $Values -WarningVariable warnings -WarningAction SilentlyContinue
        @($config | Test-Rke2CniConfig | Get-FindingText)[0] | Should -BeLike $Found
        "$warnings" | Should -BeLike "*$($config.Findings[0].Id)*" -Because 'it is said where it arises'
    }

    It 'strict is fine under <Release>' -ForEach @(@{ Release = 'v1.23.17' }, @{ Release = 'v1.29.2' }) {
        $config = New-Rke2CniConfig Cilium -Rke2Version $Release -KubeProxyReplacement
        $config | Test-Rke2CniConfig -Quiet -Severity Warning | Should -BeTrue
        $other = New-Rke2CniConfig Cilium -Rke2Version $Release -Values @{ kubeProxyReplacement = 'strict' } -WarningAction SilentlyContinue
        @($other.Findings | Where-Object Id -Like 'RKE2NET3*') | Should -HaveCount 0
    }
}

Describe 'Upgrades' {
    It 'break a value: the check says which, from which release on, and what to write' {
        $found = @(New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict'; tunnel = 'geneve' } -WarningAction SilentlyContinue |
                Test-Rke2CniConfig -TargetVersion v1.36.3 -Severity Error)
        @($found | Get-FindingText) | Should -BeExactly @(
            'Error RKE2NET305 rke2-cilium: kubeProxyReplacement: Write true.'
            'Error RKE2NET306 rke2-cilium: tunnel: It is now tunnelProtocol or routingMode: vxlan or geneve as before; disabled becomes routingMode: native.')
        $found[0].Message | Should -BeLike '*The change comes with v1.30.4+rke2r1.'
    }

    It 'are compared one release after the other' {
        $config = New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction SilentlyContinue
        $first = Get-Rke2Release v1.30*, v1.31* | Where-Object { $config | Compare-Rke2CniConfig $_ | Where-Object IsBreaking } | Select-Object -First 1
        "$first" | Should -BeExactly 'v1.30.4+rke2r1'
    }

    It 'of a configuration out of a job' {
        $path = $script:ModulePath
        $config = Start-Job { Import-Module $using:path; New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction SilentlyContinue } |
            Receive-Job -Wait -AutoRemoveJob
        ($config | Compare-Rke2CniConfig v1.31.0).Recommendation | Should -BeExactly 'Write true.'
        ($config | Test-Rke2CniConfig -TargetVersion v1.31.0 -Severity Error).Id | Should -BeExactly 'RKE2NET305'
    }
}

Describe 'Files' {
    BeforeEach {
        $script:Folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $null = New-Item $script:Folder -ItemType Directory
        Write-Manifest -Path (Join-Path $script:Folder 'rke2-canal-config.yaml') -Chart rke2-canal -Values 'flanel:', '  iface: eth1'
        Push-Location $script:Folder
    }

    AfterEach {
        Pop-Location
    }

    It 'that Export-Rke2CniConfig wrote have the findings of the configuration' {
        $config = New-Rke2CniConfig Cilium -KubeProxyReplacement -Mtu 1400 -FailurePolicy Retry
        $config | Export-Rke2CniConfig $script:Folder -Force
        $found = @(Get-ChildItem server/manifests | Test-Rke2CniConfig)
        $found.Id | Should -BeExactly $config.Findings.Id
        $found[0].Source.File | Should -BeLike '*rke2-cilium-config.yaml'
    }

    It 'come from Get-ChildItem: <Name>' -ForEach @(
        @{ Name = 'files'; Get = { Get-ChildItem *.yaml | Test-Rke2CniConfig } }
        @{ Name = 'all below'; Get = { Get-ChildItem -Recurse -File | Test-Rke2CniConfig } }
        @{ Name = 'the folder'; Get = { Get-Item . | Test-Rke2CniConfig } }
        @{ Name = 'names'; Get = { Test-Rke2CniConfig (Get-ChildItem -Name) } }
        @{ Name = 'a PSDrive'; Get = { $null = New-PSDrive -Name Net -PSProvider FileSystem -Root $pwd -Scope Script; Test-Rke2CniConfig Net:/*.yaml } }
    ) {
        $found = @(& $Get)
        $found.Id | Should -BeExactly 'RKE2NET301'
        "$($found.Source)" | Should -BeExactly "$(Join-Path $script:Folder 'rke2-canal-config.yaml'):8:5"
    }

    It 'with brackets in their names are taken literally from Get-ChildItem' {
        Rename-Item rke2-canal-config.yaml 'canal[1].yaml'
        @(Get-ChildItem | Test-Rke2CniConfig).Id | Should -BeExactly 'RKE2NET301'
        @(Test-Rke2CniConfig -LiteralPath 'canal[1].yaml').Id | Should -BeExactly 'RKE2NET301'
    }

    It 'fail a pipeline on warnings' {
        $shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })
        $check = {
            param($Module, $Severity)
            $ErrorActionPreference = 'Stop'
            Import-Module $Module
            $bad = Get-ChildItem *.yaml | Where-Object { -not (Test-Rke2CniConfig -LiteralPath $_.FullName -Quiet -Severity $Severity) }
            foreach ($file in $bad) {
                $file | Test-Rke2CniConfig -Severity $Severity | ForEach-Object { "$($_.Source): $($_.Id): $($_.Message)" }
            }

            exit @($bad).Count
        }
        Set-Content check.ps1 $check.ToString()
        $output = & $shell -NoProfile -NonInteractive -File check.ps1 $script:ModulePath Warning
        $LASTEXITCODE | Should -Be 1
        $output | Should -BeLike '*rke2-canal-config.yaml:8:5: RKE2NET301: *'
        & $shell -NoProfile -NonInteractive -File check.ps1 $script:ModulePath Error | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'that cannot be read fail it too' {
        Set-Content broken.yaml 'a: [b', 'c: d'
        { Test-Rke2CniConfig broken.yaml -Quiet -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidYaml,*' -ExpectedMessage '*broken.yaml:*'
        Test-Rke2CniConfig . -Quiet -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'are checked by the rows of a table' {
        Write-Manifest -Path strict.yaml -Chart rke2-cilium -Values 'kubeProxyReplacement: strict'
        Set-Content checks.csv 'File,Plugin,Release,Target', 'strict.yaml,Cilium,v1.29.2,', 'strict.yaml,Cilium,v1.29.2,v1.31.0', 'rke2-canal-config.yaml,Canal,v1.34.4,v1.36.3'
        $answers = Import-Csv checks.csv | ForEach-Object {
            $more = if ($_.Target) { @{ TargetVersion = $_.Target } } else { @{} }
            [pscustomobject]@{ File = $_.File; Fine = Test-Rke2CniConfig $_.File -Plugin $_.Plugin -Rke2Version $_.Release -Quiet @more }
        }
        $answers.Fine | Should -BeExactly @($true, $false, $true)
    }
}
