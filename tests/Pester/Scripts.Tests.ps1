# Scripts as users write them: tables of clusters, strict mode, preferences, many configurations at once.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
    $script:Newest = "$((New-Rke2CniConfig).Rke2Version)"
    $script:Shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })

    # Splits what a pipeline gives into its objects and its errors; a terminating error counts as one.
    function Invoke-Captured([scriptblock] $Code) {
        # Whatever the caller of the tests prefers.
        $ErrorActionPreference = 'Continue'
        $output = [Collections.Generic.List[object]]::new()
        $errors = [Collections.Generic.List[object]]::new()
        $terminated = $false
        try {
            & $Code 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $errors.Add($_) } else { $output.Add($_) } }
        }
        catch {
            $errors.Add($_)
            $terminated = $true
        }

        [pscustomobject]@{ Output = $output.ToArray(); Errors = $errors.ToArray(); Terminated = $terminated }
    }
}

Describe 'A table of clusters on the pipeline' {
    It 'makes a configuration of each row; a bad one is one error, and the rest goes on' {
        $rows = @(
            [pscustomobject]@{ Plugin = 'Canal'; Rke2Version = 'v1.34.4'; Mtu = 1400 }
            [pscustomobject]@{ Plugin = 'Calico'; Rke2Version = 'v1.24.0'; Mtu = 9000 }
            [pscustomobject]@{ Plugin = 'Cilium'; Rke2Version = 'v1.36.3'; Mtu = 1500 }
        )
        $result = Invoke-Captured { $rows | New-Rke2CniConfig }
        $result.Terminated | Should -BeFalse
        $result.Output | ForEach-Object { "$_" } | Should -BeExactly @('canal for v1.34.4+rke2r1', 'cilium for v1.36.3+rke2r1')
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly 'ReleaseNeverShipped,Rke2Network.PowerShell.Commands.NewRke2CniConfig'
        $result.Errors[0].Exception.Message | Should -BeLike "-Rke2Version 'v1.24.0': *"
    }

    It 'goes on after a row with an unknown plugin' {
        $result = Invoke-Captured { [pscustomobject]@{ Plugin = 'Weave' }, [pscustomobject]@{ Plugin = 'Calico' } | New-Rke2CniConfig }
        $result.Terminated | Should -BeFalse
        $result.Output | ForEach-Object { "$_" } | Should -BeExactly "calico for $($script:Newest)"
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].Exception.Message | Should -BeLike "*'Weave'*Canal, Calico, Cilium, Flannel, None*"
    }

    It 'carries nothing over from one row to the next' {
        $rows = @(
            [pscustomobject]@{ Plugin = 'Canal'; Mtu = 1400; Multus = $true; WindowsNodes = $true }
            [pscustomobject]@{ Plugin = 'Calico' }
        )
        $configs = @($rows | New-Rke2CniConfig -WarningAction SilentlyContinue)
        $configs | Should -HaveCount 2
        "$($configs[0])" | Should -BeExactly "multus,canal for $($script:Newest)"
        "$($configs[1])" | Should -BeExactly "calico for $($script:Newest)"
        $configs[1].Values.IsEmpty | Should -BeTrue
        $configs[1].WindowsNodes | Should -BeFalse
    }

    Context 'from Import-Csv, where every cell is text' {
        It 'takes numbers, networks, paths and YAML' {
            $configs = @(@'
Plugin,Rke2Version,ClusterCidr,ServiceCidr,ClusterDns,Interface,Mtu,Values
Canal,v1.34.4,"10.42.0.0/16,2001:cafe:42::/56","10.43.0.0/16,2001:cafe:43::/112","10.43.0.10,2001:cafe:43::a",eth1,1400,"{felix: {logSeverity: Info}}"
Calico,v1.36.3,10.52.0.0/16,10.53.0.0/16,10.53.0.10,eth.*,9000,"installation: {variant: Calico}"
'@ | ConvertFrom-Csv | New-Rke2CniConfig -ErrorAction Stop)
            $configs | Should -HaveCount 2
            $configs[0] | ConvertTo-Rke2CommandLine | Should -BeExactly (
                '--cni=canal --cluster-cidr=10.42.0.0/16,2001:cafe:42::/56 --service-cidr=10.43.0.0/16,2001:cafe:43::/112 --cluster-dns=10.43.0.10,2001:cafe:43::a')
            $yaml = $configs | ConvertTo-Rke2Yaml
            $yaml[0] | Should -BeLike '*iface: eth1*'
            $yaml[0] | Should -BeLike '*vethuMTU: 1400*'
            $yaml[0] | Should -BeLike '*logSeverity: Info*'
            $yaml[1] | Should -BeLike '*variant: Calico*'
            $yaml[1] | Should -BeLike '*mtu: 9000*'
        }

        # At the end of a row ConvertFrom-Csv makes an empty cell $null, elsewhere ''.
        It 'takes an empty cell of <Column> as not given: <Csv>' -ForEach @(
            foreach ($column in @(
                    'Rke2Version'
                    'ClusterCidr'
                    'ServiceCidr'
                    'ClusterDns'
                    'Values'
                    'MultusValues'
                    'Interface'
                    'Mtu'
                    'Backend'
                    'ApiServerHost'
                    'ApiServerPort'
                    'Multus'
                    'WindowsNodes'
                    'KubeProxyReplacement'
                    'UnderlayMtu'
                    'Encryption'
                    'Nftables'
                    'Hubble'
                    'MultusIpam'
                    'ThickPlugin'
                    'DynamicNetworksController'
                    'FailurePolicy'
                    'NodeIp'
                    'NodeCount'
                )) {
                @{ Column = $column; Csv = "$column,Plugin`n,Canal" }
                @{ Column = $column; Csv = "Plugin,$column`nCanal," }
            }

            @{ Column = 'Plugin'; Csv = "Plugin,ClusterDns`n,10.43.0.10" }
            @{ Column = 'Plugin'; Csv = "ClusterDns,Plugin`n10.43.0.10," }
        ) {
            $result = Invoke-Captured { $Csv | ConvertFrom-Csv | New-Rke2CniConfig -WarningVariable warnings -WarningAction SilentlyContinue }
            $result.Errors | ForEach-Object { $_.Exception.Message } | Should -BeNullOrEmpty
            $result.Output | Should -HaveCount 1
            $config = $result.Output[0]
            "$config" | Should -BeExactly "canal for $($script:Newest)"
            $config.WindowsNodes | Should -BeFalse
            $config.DisableKubeProxy | Should -BeFalse
            $config.Values.IsEmpty | Should -BeTrue
            $config.Multus | Should -BeNullOrEmpty
        }

        # A switch that is silently left off makes a wrong cluster: it must count, or be an error.
        It 'does not silently ignore <Cell> in a column of <Column>' -ForEach @(
            @{ Column = 'Multus'; Cell = 'True'; Wanted = { $_.Multus } }
            @{ Column = 'WindowsNodes'; Cell = 'True'; Wanted = { $_.WindowsNodes } }
            @{ Column = 'KubeProxyReplacement'; Cell = 'True'; Wanted = { $_.DisableKubeProxy } }
            @{ Column = 'Mtu'; Cell = 'jumbo'; Wanted = { $false } }
            @{ Column = 'ApiServerPort'; Cell = 'https'; Wanted = { $false } }
        ) {
            $result = Invoke-Captured { "Plugin,$Column`nCilium,$Cell" | ConvertFrom-Csv | New-Rke2CniConfig -WarningAction SilentlyContinue }
            $result.Errors.Count + $result.Output.Count | Should -Be 1
            if ($result.Output.Count -eq 1) {
                [bool]($result.Output[0] | ForEach-Object $Wanted) | Should -BeTrue -Because "'$Cell' was given for $Column and no error said that it does not count"
            }
            else {
                $result.Errors[0].Exception.Message | Should -BeLike "*$Column*$Cell*"
            }
        }

        It 'switches nothing on by False' {
            $config = "Plugin,Multus,WindowsNodes,KubeProxyReplacement`nCilium,False,False,False" | ConvertFrom-Csv | New-Rke2CniConfig -ErrorAction Stop
            "$config" | Should -BeExactly "cilium for $($script:Newest)"
            $config.WindowsNodes | Should -BeFalse
            $config.DisableKubeProxy | Should -BeFalse
        }
    }
}

Describe 'A configuration as input of New-Rke2CniConfig' {
    It 'comes out as it went in, or is refused' {
        $config = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Multus -Mtu 1400
        $result = Invoke-Captured { $config | New-Rke2CniConfig }
        $result.Errors.Count + $result.Output.Count | Should -Be 1
        if ($result.Output.Count -eq 1) {
            $result.Output[0] | ConvertTo-Rke2Yaml | Should -BeExactly ($config | ConvertTo-Rke2Yaml)
            "$($result.Output[0])" | Should -BeExactly "$config" -Because 'Multus must not get lost without a word'
        }
    }
}

Describe 'Strict mode' {
    It 'finds every property there, and lists where there are none' {
        Set-StrictMode -Version Latest
        $config = New-Rke2CniConfig
        $config.Multus | Should -BeNullOrEmpty
        $config.Findings.Count | Should -Be 0
        $config.HelmChartConfigs.Count | Should -Be 0
        @($config.ClusterCidr).Count | Should -Be 1
        "$($config.ClusterDns)" | Should -BeExactly '10.43.0.10'
        @($config | Test-Rke2CniConfig).Count | Should -Be 0

        $finding = (New-Rke2CniConfig Canal -WindowsNodes -WarningAction SilentlyContinue).Findings[0]
        foreach ($property in 'Id', 'Severity', 'Message', 'Recommendation', 'Path', 'Value', 'Source', 'Since', 'Until', 'HelpUri') {
            { $finding.$property } | Should -Not -Throw
        }

        $finding.Severity | Should -Be 'Warning'
    }

    It 'lets a whole script run' {
        Set-StrictMode -Version Latest
        $folder = Join-Path $TestDrive 'strict'
        $files = @(New-Rke2CniConfig Calico -Interface eth1 |
                Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 |
                Export-Rke2CniConfig -Path $folder -Force -PassThru)
        $files.Count | Should -Be 2
        $files[0].Length | Should -BeGreaterThan 0
    }
}

Describe 'Several configurations' {
    It 'become one valid text of several documents' {
        $texts = @((New-Rke2CniConfig Canal -Mtu 1400 -Multus -MultusValues @{ rke2 = @{ logLevel = 'debug' } } -WarningAction SilentlyContinue), (New-Rke2CniConfig Calico -Mtu 9000) | ConvertTo-Rke2Yaml)
        $texts | Should -HaveCount 2
        $all = $texts -join "`n"
        @($all -split "`n" | Where-Object { $_ -ceq '---' }) | Should -HaveCount 2
        $all | Should -Match '\AapiVersion: '

        # Read back by a YAML parser, in a process of its own.
        $library = Join-Path $script:ModulePath $(if ($PSEdition -eq 'Core') { 'Core/lib/YamlDotNet.dll' } else { 'Desktop/lib/YamlDotNet.dll' })
        $job = Start-Job -ScriptBlock {
            Add-Type -Path $using:library
            $stream = [YamlDotNet.RepresentationModel.YamlStream]::new()
            $stream.Load([IO.StringReader]::new($using:all))
            foreach ($document in $stream.Documents) {
                $metadata = $document.RootNode.Children[[YamlDotNet.RepresentationModel.YamlScalarNode]::new('metadata')]
                $metadata.Children[[YamlDotNet.RepresentationModel.YamlScalarNode]::new('name')].Value
            }
        }
        $names = @($job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop)
        $names | Should -BeExactly @('rke2-canal', 'rke2-multus', 'rke2-calico')
    }

    It 'may have one without values first: the text does not start with a separator' {
        $texts = @((New-Rke2CniConfig Canal), (New-Rke2CniConfig Calico -Mtu 9000), (New-Rke2CniConfig Canal -Mtu 1400) | ConvertTo-Rke2Yaml)
        $texts | Should -HaveCount 2
        $texts[0] | Should -Match '\AapiVersion: '
        $texts[1] | Should -Match '\A---\napiVersion: '
    }

    It 'stream: the first is out before the last is in' {
        $seen = [Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $seen.Add("in $_"); [pscustomobject]@{ Plugin = 'Canal'; Mtu = 1400 + $_ } } |
            New-Rke2CniConfig | ConvertTo-Rke2Yaml | ForEach-Object { $seen.Add("out $([regex]::Match($_, 'MTU: (\d+)').Groups[1].Value)") }
        $seen | Should -BeExactly @('in 1', 'out 1401', 'in 2', 'out 1402', 'in 3', 'out 1403')
    }

    It 'stop early with Select-Object -First' {
        @(1..1000 | ForEach-Object { [pscustomobject]@{ Plugin = 'Canal'; Mtu = 1400 } } | New-Rke2CniConfig | Select-Object -First 2) | Should -HaveCount 2
    }

    It 'are found by what they hold' {
        $configs = 'Canal', 'Calico', 'Cilium' | ForEach-Object { New-Rke2CniConfig $_ -WindowsNodes -WarningAction SilentlyContinue }
        @($configs | Where-Object { -not $_.Findings.Count }).Plugin | Should -Be 'Calico'
        @($configs | Where-Object Rke2Version -gt 'v1.30') | Should -HaveCount 3
        @(($configs | Test-Rke2CniConfig | Group-Object Id).Name) | Should -BeExactly @('RKE2NET401')
    }
}

Describe 'Preferences' {
    It '$ErrorActionPreference = Stop ends the script at the first bad row' {
        $rows = @([pscustomobject]@{ Plugin = 'Canal' }, [pscustomobject]@{ Plugin = 'Calico'; Rke2Version = 'v1.24.0' }, [pscustomobject]@{ Plugin = 'Cilium' })
        $ErrorActionPreference = 'Stop'
        $made = [Collections.Generic.List[string]]::new()
        { $rows | New-Rke2CniConfig | ForEach-Object { $made.Add("$($_.Plugin)") } } |
            Should -Throw -ErrorId 'ReleaseNeverShipped,Rke2Network.PowerShell.Commands.NewRke2CniConfig'
        $made | Should -BeExactly @('Canal')
    }

    It '-ErrorAction SilentlyContinue -ErrorVariable keeps the errors of rows' {
        $made = @([pscustomobject]@{ Rke2Version = 'v1.24.0' }, [pscustomobject]@{ Plugin = 'Calico' } |
                New-Rke2CniConfig -ErrorAction SilentlyContinue -ErrorVariable problems)
        $made | Should -HaveCount 1
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ReleaseNeverShipped,*'
    }

    It 'a call without pipeline input throws, so that try and catch work without Stop' {
        $ErrorActionPreference = 'Continue'
        $caught = $null
        try {
            $config = New-Rke2CniConfig Canal -ClusterCidr 10.42.1.7/16
        }
        catch {
            $caught = $_
        }

        $caught.FullyQualifiedErrorId | Should -BeLike 'HostBitsSet,*'
        Get-Variable config -Scope Local -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It '-WarningAction Stop makes Windows findings fatal' {
        { New-Rke2CniConfig Canal -WindowsNodes -WarningAction Stop } | Should -Throw '*RKE2NET401*'
    }

    It '$WarningPreference = SilentlyContinue is silent, and the findings stay' {
        $WarningPreference = 'SilentlyContinue'
        $config = New-Rke2CniConfig Canal -WindowsNodes 3>&1
        $config | Should -HaveCount 1
        $config.Findings.Id | Should -BeExactly 'RKE2NET401'
    }

    It 'a script that fails has exit code 1 and writes nothing' {
        $folder = Join-Path $TestDrive 'failed'
        $file = Join-Path $TestDrive 'failed.ps1'
        @"
`$ErrorActionPreference = 'Stop'
Import-Module '$($script:ModulePath -replace "'", "''")'
New-Rke2CniConfig Canal -ClusterCidr 10.42.1.7/16 | Export-Rke2CniConfig '$($folder -replace "'", "''")' -Force
'not reached'
"@ | Set-Content $file -Encoding Ascii
        $output = & $script:Shell -NoProfile -NonInteractive -File $file 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 1
        "$output" | Should -Match '10\.42\.1\.7/16'
        "$output" | Should -Not -Match 'not reached'
        $folder | Should -Not -Exist
    }
}

Describe 'The servers of one cluster' {
    BeforeAll {
        New-Rke2CniConfig Canal -ClusterCidr 10.44.0.0/16 | Export-Rke2CniConfig (Join-Path $TestDrive 'servers/a') -Force
        New-Rke2CniConfig Canal -ClusterCidr 10.45.0.0/16 | Export-Rke2CniConfig (Join-Path $TestDrive 'servers/b') -Force
        New-Rke2CniConfig Canal -ClusterCidr 10.44.0.0/16 | Export-Rke2CniConfig (Join-Path $TestDrive 'servers/c') -Force
    }

    It 'are held against each other, with the file that differs' {
        $finding = Import-Rke2CniConfig (Join-Path $TestDrive 'servers/*') | Test-Rke2CniConfig -SameCluster
        $finding.Id | Should -BeExactly 'RKE2NET130'
        $finding.Path | Should -BeExactly 'cluster-cidr'
        $finding.Source.File | Should -BeExactly (Join-Path (Join-Path $TestDrive 'servers/b') 'config.yaml.d/50-network.yaml')
    }

    It 'give one boolean with -Quiet' {
        Import-Rke2CniConfig (Join-Path $TestDrive 'servers/*') | Test-Rke2CniConfig -SameCluster -Quiet | Should -BeFalse
        Import-Rke2CniConfig (Join-Path $TestDrive 'servers/[ac]') | Test-Rke2CniConfig -SameCluster -Quiet | Should -BeTrue
    }
}
