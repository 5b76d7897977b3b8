# The pipelines that the module is for, from parameters to text: YAML, flags, findings and warnings.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # The manifest of one chart; values are the lines of valuesContent.
    function Get-Manifest([string] $Chart, [string[]] $Values) {
        @(
            'apiVersion: helm.cattle.io/v1'
            'kind: HelmChartConfig'
            'metadata:'
            "  name: $Chart"
            '  namespace: kube-system'
            'spec:'
            '  valuesContent: |-'
            $Values | ForEach-Object { "    $_" }
        ) -join "`n"
    }

    function Get-FindingText([object] $Config) {
        $Config.Findings | ForEach-Object { "$($_.Severity) $($_.Id)" }
    }
}

Describe 'Interface' {
    It 'writes flannel.iface for Canal in a |- block' {
        New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-canal 'flannel:', '  iface: eth1')
    }

    It 'keeps the default arguments of Flannel' {
        New-Rke2CniConfig Flannel -Interface eth1 | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-flannel 'flannel:', '  args:', '    - "--ip-masq"', '    - "--kube-subnet-mgr"', '    - "--iface=eth1"')
    }
}

Describe 'WireGuard' {
    It 'on <Release> writes the backend and tells of kernel 5.6' -ForEach @(
        @{ Release = 'v1.23.4' }
        @{ Release = 'v1.36.3' }
    ) {
        $config = New-Rke2CniConfig Canal -Backend wireguard -Rke2Version $Release -WarningVariable warnings -InformationVariable information
        $config | ConvertTo-Rke2Yaml | Should -BeExactly (Get-Manifest rke2-canal 'flannel:', '  backend: wireguard')
        Get-FindingText $config | Should -BeExactly 'Information RKE2NET503'
        $config.Findings[0].Message | Should -BeLike '*kernel*5.6*'
        $warnings | Should -BeNullOrEmpty
        $information | Should -HaveCount 1
        "$information" | Should -BeLike 'RKE2NET503:*5.6*'
    }

    It 'on v1.22.3 is an error finding, shown as one warning' {
        $config = New-Rke2CniConfig Canal -Backend wireguard -Rke2Version v1.22.3 -WarningVariable warnings -WarningAction SilentlyContinue
        Get-FindingText $config | Should -BeExactly 'Error RKE2NET501'
        $config.Findings[0].Path | Should -BeExactly 'rke2-canal: flannel.backend'
        $config.Findings[0].Value | Should -BeExactly 'wireguard'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike 'RKE2NET501 (error):*v1.22.3+rke2r1*v1.23.3*'
        $config | Test-Rke2CniConfig -Quiet | Should -BeFalse
        @($config | Test-Rke2CniConfig).Id | Should -BeExactly 'RKE2NET501'
    }
}

Describe 'Cilium' {
    It 'takes values: eni.enabled' {
        New-Rke2CniConfig Cilium -Values @{ eni = @{ enabled = $true } } | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-cilium 'eni:', '  enabled: true')
    }

    It 'replaces kube-proxy on <Release> with <Word>' -ForEach @(
        @{ Release = 'v1.23.17'; Word = 'strict' }
        @{ Release = 'v1.36.3'; Word = 'true' }
    ) {
        $config = New-Rke2CniConfig Cilium -KubeProxyReplacement -ApiServerHost 10.0.0.5 -ApiServerPort 6443 -Rke2Version $Release -WarningVariable warnings
        $config | ConvertTo-Rke2Yaml | Should -BeExactly (
            Get-Manifest rke2-cilium "kubeProxyReplacement: $Word", 'k8sServiceHost: 10.0.0.5', 'k8sServicePort: 6443')
        $config | ConvertTo-Rke2Yaml -As ServerConfig | Should -BeExactly "cni: cilium`ndisable-kube-proxy: true"
        $config | ConvertTo-Rke2CommandLine | Should -BeExactly '--cni=cilium --disable-kube-proxy'
        Get-FindingText $config | Should -BeExactly 'Information RKE2NET510'
        $config.Findings[0].Message | Should -BeLike '*5.8*'
        $warnings | Should -BeNullOrEmpty
    }

    It 'reaches the API server at localhost:6443 unless told otherwise' {
        New-Rke2CniConfig Cilium -KubeProxyReplacement | ConvertTo-Rke2Yaml | Should -BeExactly (
            Get-Manifest rke2-cilium 'kubeProxyReplacement: true', 'k8sServiceHost: localhost', 'k8sServicePort: 6443')
    }
}

Describe 'MTU' {
    It 'writes installation.calicoNetwork.mtu for Calico' {
        New-Rke2CniConfig Calico -Mtu 9000 | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-calico 'installation:', '  calicoNetwork:', '    mtu: 9000')
    }

    It 'writes what <Plugin> takes' -ForEach @(
        @{ Plugin = 'Canal'; Lines = @('calico:', '  vethuMTU: 1400') }
        @{ Plugin = 'Cilium'; Lines = @('MTU: 1400') }
        @{ Plugin = 'Flannel'; Lines = @('flannel:', '  mtu: 1400') }
    ) {
        New-Rke2CniConfig $Plugin -Mtu 1400 | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest "rke2-$($Plugin.ToLowerInvariant())" $Lines)
    }

    It 'says on the verbose stream what it wrote' {
        $verbose = @(New-Rke2CniConfig Calico -Mtu 9000 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and "$_" -like '-Mtu*' })
        $verbose | Should -HaveCount 1
        "$verbose" | Should -BeExactly '-Mtu: rke2-calico value installation.calicoNetwork.mtu = 9000'
    }
}

Describe 'Dual-stack with the networks of the RKE2 page' {
    BeforeAll {
        $script:Cluster = '10.42.0.0/16', '2001:cafe:42:0::/56'
        $script:Service = '10.43.0.0/16', '2001:cafe:42:1::/112'
    }

    It '<Plugin> on <Release>: server options, flags, one warning of the overlap, chart values' -ForEach @(
        @{ Plugin = 'Canal'; Release = 'v1.36'; Values = @() }
        @{ Plugin = 'Calico'; Release = 'v1.36'; Values = @() }
        @{ Plugin = 'Cilium'; Release = 'v1.22.8'; Values = @('ipv6:', '  enabled: true') }
        @{ Plugin = 'Cilium'; Release = 'v1.23.4'; Values = @('cilium:', '  ipv6:', '    enabled: true') }
        @{ Plugin = 'Cilium'; Release = 'v1.36'; Values = @() }
    ) {
        $config = New-Rke2CniConfig $Plugin -Rke2Version $Release |
            Set-Rke2DualStack -ClusterCidr $script:Cluster -ServiceCidr $script:Service -WarningVariable warnings -WarningAction SilentlyContinue
        $cni = $Plugin.ToLowerInvariant()
        $config | ConvertTo-Rke2Yaml -As ServerConfig | Should -BeExactly (@(
                "cni: $cni"
                'cluster-cidr: 10.42.0.0/16,2001:cafe:42::/56'
                'service-cidr: 10.43.0.0/16,2001:cafe:42:1::/112'
            ) -join "`n")
        $config | ConvertTo-Rke2CommandLine | Should -BeExactly (
            "--cni=$cni --cluster-cidr=10.42.0.0/16,2001:cafe:42::/56 --service-cidr=10.43.0.0/16,2001:cafe:42:1::/112")
        Get-FindingText $config | Should -BeExactly 'Warning RKE2NET201'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike 'RKE2NET201:*2001:cafe:42::/56*2001:cafe:42:1::/112*overlap*'

        $manifest = $config | ConvertTo-Rke2Yaml -InformationVariable information
        if ($Values) {
            $manifest | Should -BeExactly (Get-Manifest "rke2-$cni" $Values)
            $information | Should -BeNullOrEmpty
        }
        else {
            $manifest | Should -BeNullOrEmpty
            $information | Should -HaveCount 1
            "$information" | Should -BeLike '*no HelmChartConfig*ConvertTo-Rke2Yaml -As ServerConfig*'
        }
    }

    It 'has no finding where the networks lie apart' {
        $config = New-Rke2CniConfig Canal |
            Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 -WarningVariable warnings
        $config.ClusterCidr.IsDualStack | Should -BeTrue
        @($config.Findings) | Should -HaveCount 0
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns once with -WindowsNodes, and does not repeat what New-Rke2CniConfig said' {
        $config = New-Rke2CniConfig Canal -WindowsNodes -WarningVariable before -WarningAction SilentlyContinue |
            Set-Rke2DualStack -WarningVariable after -WarningAction SilentlyContinue
        Get-FindingText $config | Should -BeExactly @('Warning RKE2NET401', 'Warning RKE2NET402')
        $before | Should -HaveCount 1
        "$before" | Should -BeLike 'RKE2NET401:*'
        $after | Should -HaveCount 1
        "$after" | Should -BeLike 'RKE2NET402:*dual-stack*'
    }

    It 'leaves the configuration that came in as it is' {
        $single = New-Rke2CniConfig Canal
        $dual = $single | Set-Rke2DualStack
        $single.ClusterCidr.IsDualStack | Should -BeFalse
        $dual.ClusterCidr.IsDualStack | Should -BeTrue
        $dual | ConvertTo-Rke2CommandLine | Should -BeExactly '--cni=canal --cluster-cidr=10.42.0.0/16,fd00:42::/56 --service-cidr=10.43.0.0/16,fd00:43::/112'
        $single | ConvertTo-Rke2CommandLine | Should -BeExactly '--cni=canal'
    }

    It 'takes the prefix lengths of the nodes'' networks' {
        New-Rke2CniConfig Canal | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 25 -NodeCidrMaskSizeIPv6 72 | ConvertTo-Rke2Yaml -As ServerConfig |
            Should -BeLike '*node-cidr-mask-size-ipv4=25*node-cidr-mask-size-ipv6=72*'
    }
}

Describe 'Multus' {
    It 'with <Plugin> stands first: <Flag>' -ForEach @(
        @{ Plugin = 'Canal'; Flag = '--cni=multus,canal'; Option = "cni:`n  - multus`n  - canal" }
        @{ Plugin = 'None'; Flag = '--cni=multus,none'; Option = "cni:`n  - multus`n  - none" }
    ) {
        $config = New-Rke2CniConfig $Plugin -Multus -WarningVariable warnings
        $config | ConvertTo-Rke2CommandLine | Should -BeExactly $Flag
        $config | ConvertTo-Rke2CommandLine -AsArgumentList | Should -BeExactly @($Flag)
        $config | ConvertTo-Rke2Yaml -As ServerConfig | Should -BeExactly $Option
        $warnings | Should -BeNullOrEmpty
    }

    It 'comes with Canal where no plugin is named' {
        New-Rke2CniConfig -Multus | ConvertTo-Rke2CommandLine | Should -BeExactly '--cni=multus,canal'
    }

    It 'takes values of its own, in a document of their own' {
        $yaml = New-Rke2CniConfig Canal -Mtu 1400 -Multus -MultusValues @{ rke2 = @{ logLevel = 'debug' } } -WarningAction SilentlyContinue | ConvertTo-Rke2Yaml
        $yaml | Should -BeExactly (@(
                Get-Manifest rke2-canal 'calico:', '  vethuMTU: 1400'
                '---'
                Get-Manifest rke2-multus 'rke2:', '  logLevel: debug'
            ) -join "`n")
    }
}

Describe 'Windows nodes' {
    It 'get one warning with <Plugin>, naming it, the release and the plugins that work' -ForEach @(
        @{ Plugin = 'Canal' }
        @{ Plugin = 'Cilium' }
    ) {
        $config = New-Rke2CniConfig $Plugin -Rke2Version v1.36.3 -WindowsNodes -WarningVariable warnings -WarningAction SilentlyContinue
        Get-FindingText $config | Should -BeExactly 'Warning RKE2NET401'
        $config.Findings[0].Path | Should -BeExactly 'cni'
        $config.Findings[0].HelpUri | Should -BeLike 'https://docs.rke2.io/*'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "RKE2NET401:*$Plugin*v1.36.3+rke2r1*Calico, Flannel, None*"
        $config | Test-Rke2CniConfig -Quiet | Should -BeTrue -Because 'Windows findings never block'
    }

    It 'work with <Plugin>' -ForEach @(
        @{ Plugin = 'Calico'; Known = @() }
        @{ Plugin = 'Flannel'; Known = @('RKE2NET103') }
    ) {
        $config = New-Rke2CniConfig $Plugin -WindowsNodes -WarningVariable warnings
        $config.WindowsNodes | Should -BeTrue
        @($config.Findings | ForEach-Object Id) | Should -BeExactly $Known
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'The release' {
    It '<Written> means <Release>' -ForEach @(
        @{ Written = 'v1.34.4+rke2r1'; Release = 'v1.34.4+rke2r1' }
        @{ Written = '1.21.4'; Release = 'v1.21.4+rke2r3' }
        @{ Written = 'v1.22'; Release = 'v1.22.17+rke2r1' }
    ) {
        "$((New-Rke2CniConfig -Rke2Version $Written).Rke2Version)" | Should -BeExactly $Release
    }

    It 'v9.9, newer than the catalog, makes a configuration and one warning' {
        $config = New-Rke2CniConfig -Rke2Version v9.9 -WarningVariable warnings -WarningAction SilentlyContinue
        "$($config.Rke2Version)" | Should -BeExactly 'v9.9'
        Get-FindingText $config | Should -BeExactly 'Warning RKE2NET102'
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike 'RKE2NET102:*v9.9*newer*'
    }
}

Describe 'Values' {
    BeforeAll {
        # The values are there for their form; the chart takes few of them.
        $WarningPreference = 'SilentlyContinue'
        $script:Expected = Get-Manifest rke2-canal 'flannel:', '  iface: eth1', '  mtu: 1400', 'list:', '  - "yes"', '  - 1.5', '  - true', '  - null'
        $script:Yaml = "flannel:`n  iface: eth1`n  mtu: 1400`nlist:`n  - `"yes`"`n  - 1.5`n  - true`n  - null`n"
        $script:Json = '{"flannel":{"iface":"eth1","mtu":1400},"list":["yes",1.5,true,null]}'
        $script:File = Join-Path $TestDrive 'values.yaml'
        [IO.File]::WriteAllText($script:File, $script:Yaml)
    }

    It 'come as <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Get = { @{ list = @('yes', 1.5, $true, $null); flannel = @{ mtu = 1400; iface = 'eth1' } } } }
        @{ Form = 'an ordered dictionary'; Get = { [ordered]@{ flannel = [ordered]@{ iface = 'eth1'; mtu = 1400 }; list = @('yes', 1.5, $true, $null) } } }
        @{ Form = 'a PSCustomObject'; Get = { [pscustomobject]@{ flannel = [pscustomobject]@{ iface = 'eth1'; mtu = 1400 }; list = @('yes', 1.5, $true, $null) } } }
        @{ Form = 'output of ConvertFrom-Json'; Get = { $script:Json | ConvertFrom-Json } }
        @{ Form = 'JSON text'; Get = { $script:Json } }
        @{ Form = 'YAML text'; Get = { $script:Yaml } }
        @{ Form = 'YAML text with Windows line ends'; Get = { $script:Yaml.Replace("`n", "`r`n") } }
        @{ Form = 'a full path'; Get = { $script:File } }
        @{ Form = 'a PowerShell path'; Get = { 'TestDrive:/values.yaml' } }
        @{ Form = 'a [IO.FileInfo]'; Get = { [IO.FileInfo]::new($script:File) } }
        @{ Form = 'output of Get-Item'; Get = { Get-Item $script:File } }
        @{ Form = 'lines of Get-Content'; Get = { Get-Content $script:File } }
        @{ Form = 'text of Get-Content -Raw'; Get = { Get-Content $script:File -Raw } }
    ) {
        $values = & $Get
        New-Rke2CniConfig Canal -Values $values | ConvertTo-Rke2Yaml | Should -BeExactly $script:Expected
    }

    It 'come from a path relative to the current location' {
        Push-Location $TestDrive
        try {
            New-Rke2CniConfig Canal -Values ./values.yaml | ConvertTo-Rke2Yaml | Should -BeExactly $script:Expected
            New-Rke2CniConfig Canal -Values values.yaml | ConvertTo-Rke2Yaml | Should -BeExactly $script:Expected
        }
        finally {
            Pop-Location
        }
    }

    It 'keep the order of an ordered dictionary and sort a plain hashtable' {
        New-Rke2CniConfig Canal -Values ([ordered]@{ b = 1; a = 2 }) | ConvertTo-Rke2Yaml | Should -BeExactly (Get-Manifest rke2-canal 'b: 1', 'a: 2')
        New-Rke2CniConfig Canal -Values @{ b = 1; a = 2 } | ConvertTo-Rke2Yaml | Should -BeExactly (Get-Manifest rke2-canal 'a: 2', 'b: 1')
    }

    It 'stay strings where Go would read something else' {
        New-Rke2CniConfig Canal -Values ([ordered]@{ a = 'true'; b = '1400'; c = 'null'; d = '1:30'; e = ''; f = 'on' }) | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-canal 'a: "true"', 'b: "1400"', 'c: "null"', 'd: "1:30"', 'e: ""', 'f: "on"')
    }

    It 'go together with shortcuts' {
        New-Rke2CniConfig Canal -Values @{ flannel = @{ regexIface = 'eth.*' } } -Interface eth1 | ConvertTo-Rke2Yaml |
            Should -BeExactly (Get-Manifest rke2-canal 'flannel:', '  regexIface: eth.*', '  iface: eth1')
    }

    It 'may be none: <Form>' -ForEach @(
        @{ Form = 'an empty hashtable'; Get = { @{} } }
        @{ Form = 'YAML with comments alone'; Get = { "# nothing`n" } }
    ) {
        $values = & $Get
        $config = New-Rke2CniConfig Canal -Values $values
        $config.Values.IsEmpty | Should -BeTrue
        $config | ConvertTo-Rke2Yaml | Should -BeNullOrEmpty
    }

    It 'are not dropped in silence where a variable was never set: <Form>' -ForEach @(
        @{ Form = '$null'; Get = { $null } }
        @{ Form = 'empty text'; Get = { '' } }
    ) {
        $values = & $Get
        { New-Rke2CniConfig Canal -Values $values } | Should -Throw -ErrorId 'EmptyValue,*'
    }
}

Describe 'Output' {
    It 'is a string of LF lines without a newline at the end' {
        $yaml = New-Rke2CniConfig Canal -Interface eth1 | ConvertTo-Rke2Yaml
        $yaml | Should -BeOfType [string]
        $yaml | Should -Not -Match "`r"
        $yaml | Should -Not -Match '\s\z'
    }

    It 'is an object whose view shows plugin, release, values and findings' {
        $config = New-Rke2CniConfig Canal -Backend wireguard -Rke2Version v1.23.4
        $config.GetType().FullName | Should -BeExactly 'Rke2Network.Model.CniConfig'
        $text = $config | Out-String -Width 120
        foreach ($part in 'Plugin\s+: Canal', 'Rke2Version\s+: v1\.23\.4\+rke2r2', 'backend: wireguard', 'Information RKE2NET503') {
            $text | Should -Match $part
        }
    }
}
