# Bad input gets one error that names parameter, value, reason and a right example, and nothing is made or written.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # Runs a script with everything it says: its errors, terminating or not, and all other output.
    function Invoke-Captured([scriptblock] $Code) {
        # Whatever the caller of the tests prefers.
        $ErrorActionPreference = 'Continue'
        $output = [Collections.Generic.List[object]]::new()
        $errors = [Collections.Generic.List[object]]::new()
        try {
            & $Code *>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $errors.Add($_) } else { $output.Add($_) } }
        }
        catch {
            $errors.Add($_)
        }

        [pscustomobject]@{ Errors = $errors.ToArray(); Output = $output.ToArray() }
    }
}

Describe 'Addresses' {
    # Parts: what the message must name besides parameter and value. Right: the example of the message at work.
    It '<Name>' -ForEach @(
        @{
            Name = 'a prefix of 33 bits'; Id = 'InvalidPrefix'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/33'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/33 }
            Parts = @('0 to 32', '10.42.0.0/16'); Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 }
        }
        @{
            Name = 'a prefix of 129 bits'; Id = 'InvalidPrefix'; Parameter = 'ServiceCidr'; Value = '2001:cafe:43::/129'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 2001:cafe:42::/56 -ServiceCidr 2001:cafe:43::/129 }
            Parts = @('0 to 128', '2001:cafe:42::/56'); Right = { New-Rke2CniConfig Canal -ClusterCidr 2001:cafe:42::/56 -ServiceCidr 2001:cafe:43::/112 }
        }
        @{
            Name = 'host bits set'; Id = 'HostBitsSet'; Parameter = 'ClusterCidr'; Value = '10.42.1.7/16'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.1.7/16 }
            Parts = @('Write the network: 10.42.0.0/16'); Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 }
        }
        @{
            Name = 'host bits set, second of two'; Id = 'HostBitsSet'; Parameter = 'ServiceCidr'; Value = '2001:cafe:43::5/112'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::5/112 }
            Parts = @('2001:cafe:43::/112')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 }
        }
        @{
            Name = 'no prefix'; Id = 'MissingPrefix'; Parameter = 'ClusterCidr'; Value = '10.42.0.0'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0 }
            Parts = @('10.42.0.0/16'); Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 }
        }
        @{
            Name = 'a zone'; Id = 'ZonedAddress'; Parameter = 'ClusterCidr'; Value = 'fe80::1%eth0/64'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 'fe80::1%eth0/64' }
            Parts = @('zone', '2001:cafe:42::/56'); Right = { New-Rke2CniConfig Canal -ClusterCidr 2001:cafe:42::/56 -ServiceCidr 2001:cafe:43::/112 }
        }
        @{
            Name = 'a zone in a DNS address'; Id = 'ZonedAddress'; Parameter = 'ClusterDns'; Value = 'fe80::a%eth0'
            Bad = { New-Rke2CniConfig Canal -ClusterDns 'fe80::a%eth0' }
            Parts = @('zone', '10.43.0.10'); Right = { New-Rke2CniConfig Canal -ClusterDns 10.43.0.10 }
        }
        @{
            Name = 'IPv4 mapped into IPv6: the message names the IPv4 network meant'; Id = 'MappedAddress'; Parameter = 'ClusterCidr'; Value = '::ffff:10.42.0.0/112'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr ::ffff:10.42.0.0/112 }
            Parts = @('IPv4-mapped', '10.42.0.0/16'); Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 }
        }
        @{
            Name = 'a DNS address mapped into IPv6'; Id = 'MappedAddress'; Parameter = 'ClusterDns'; Value = '::ffff:10.43.0.10'
            Bad = { New-Rke2CniConfig Canal -ClusterDns ::ffff:10.43.0.10 }
            Parts = @('IPv4-mapped', 'Write it as IPv4: 10.43.0.10'); Right = { New-Rke2CniConfig Canal -ClusterDns 10.43.0.10 }
        }
        @{
            Name = 'three networks'; Id = 'TooManyNetworks'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/16,10.44.0.0/16,2001:cafe:42::/56'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 10.44.0.0/16, 2001:cafe:42::/56 }
            Parts = @('not 3', '10.42.0.0/16,2001:cafe:42::/56')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 }
        }
        @{
            Name = 'one family twice'; Id = 'FamilyTwice'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/16,10.44.0.0/16'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 10.44.0.0/16 }
            Parts = @('both networks are IPv4', '10.42.0.0/16,2001:cafe:42::/56')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 }
        }
        @{
            Name = 'families that differ'; Id = 'FamiliesDiffer'; Parameter = 'ServiceCidr'; Value = '2001:cafe:43::/112'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 -ServiceCidr 2001:cafe:43::/112 }
            Parts = @('IPv4', 'IPv6', '-ClusterCidr 10.42.0.0/16 -ServiceCidr 10.43.0.0/16')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16 -ServiceCidr 10.43.0.0/16 }
        }
        @{
            Name = 'families in another order'; Id = 'FamiliesDiffer'; Parameter = 'ServiceCidr'; Value = '2001:cafe:43::/112,10.43.0.0/16'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 2001:cafe:43::/112, 10.43.0.0/16 }
            Parts = @('same order', '-ClusterCidr 10.42.0.0/16,2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16,2001:cafe:43::/112')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, 2001:cafe:43::/112 }
        }
        @{
            Name = 'two families for pods, and RKE2''s default for services'; Id = 'FamiliesDiffer'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/16,2001:cafe:42::/56'
            Bad = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 }
            Parts = @('default', '-ServiceCidr 10.43.0.0/16,fd00:43::/112')
            Right = { New-Rke2CniConfig Canal -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16, fd00:43::/112 }
        }
        @{
            Name = 'Set-Rke2DualStack: a prefix of 33 bits'; Id = 'InvalidPrefix'; Command = 'SetRke2DualStack'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/33'
            Bad = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/33, 2001:cafe:42::/56 }
            Parts = @('10.42.0.0/16'); Right = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, 2001:cafe:42::/56 }
        }
        @{
            Name = 'Set-Rke2DualStack: one family'; Id = 'FamilyMissing'; Command = 'SetRke2DualStack'; Parameter = 'ClusterCidr'; Value = '10.42.0.0/16'
            Bad = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/16 }
            Parts = @('each family', '-ClusterCidr 10.42.0.0/16,fd00:42::/56'); Right = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, fd00:42::/56 }
        }
        @{
            Name = 'Set-Rke2DualStack: families in another order'; Id = 'FamiliesDiffer'; Command = 'SetRke2DualStack'; Parameter = 'ServiceCidr'; Value = 'fd00:43::/112,10.43.0.0/16'
            Bad = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, fd00:42::/56 -ServiceCidr fd00:43::/112, 10.43.0.0/16 }
            Parts = @('same order', '-ServiceCidr 10.43.0.0/16,fd00:43::/112')
            Right = { New-Rke2CniConfig Canal | Set-Rke2DualStack -ClusterCidr 10.42.0.0/16, fd00:42::/56 -ServiceCidr 10.43.0.0/16, fd00:43::/112 }
        }
        @{
            Name = 'Set-Rke2DualStack: a node network of 33 bits'; Id = 'InvalidMaskSize'; Command = 'SetRke2DualStack'; Parameter = 'NodeCidrMaskSizeIPv4'; Value = '33'
            Bad = { New-Rke2CniConfig Canal | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 33 }
            Parts = @('1 to 32', '-NodeCidrMaskSizeIPv4 24'); Right = { New-Rke2CniConfig Canal | Set-Rke2DualStack -NodeCidrMaskSizeIPv4 24 }
        }
    ) {
        $command = if ($_.ContainsKey('Command')) { $_.Command } else { 'NewRke2CniConfig' }
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $result = Invoke-Captured { & $Bad | Export-Rke2CniConfig $folder -Force -PassThru }

        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly "$Id,Rke2Network.PowerShell.Commands.$command"
        $result.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $result.Errors[0].TargetObject | Should -Be $Value
        $message = $result.Errors[0].Exception.Message
        $message | Should -BeLikeExactly "-$Parameter '$Value': *."
        foreach ($part in $Parts) {
            $message.Contains($part) | Should -BeTrue -Because "'$message' should name '$part'"
        }

        $result.Output | Should -HaveCount 0
        $folder | Should -Not -Exist

        $right = Invoke-Captured $Right
        $right.Errors | Should -HaveCount 0 -Because 'what the message says to write must work'
        @($right.Output | Where-Object { $_ -is [Rke2Network.Model.CniConfig] }) | Should -HaveCount 1
    }
}

Describe 'Releases' {
    It '<Value>: <Id>' -ForEach @(
        @{ Value = 'latest'; Id = 'ChannelIsNotVersion'; Category = 'InvalidArgument'; Example = 'v1.34.4+rke2r1' }
        @{ Value = 'stable'; Id = 'ChannelIsNotVersion'; Category = 'InvalidArgument'; Example = 'v1.34.4+rke2r1' }
        @{ Value = 'v1.24.0'; Id = 'ReleaseNeverShipped'; Category = 'ObjectNotFound'; Example = 'v1.24.1+rke2r1' }
        @{ Value = 'v1.20.15'; Id = 'ReleaseTooOld'; Category = 'ObjectNotFound'; Example = $null }
        @{ Value = 'v1.34.4-rc1+rke2r1'; Id = 'PreReleaseVersion'; Category = 'InvalidArgument'; Example = 'v1.34.4+rke2r1' }
        @{ Value = 'newest'; Id = 'InvalidVersion'; Category = 'InvalidArgument'; Example = 'v1.34.4+rke2r1' }
    ) {
        # Without an example of its own the message names the newest release.
        $release = if ($Example) { $Example } else { "$((New-Rke2CniConfig).Rke2Version)" }
        $result = Invoke-Captured { New-Rke2CniConfig Canal -Rke2Version $Value }
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly "$Id,Rke2Network.PowerShell.Commands.NewRke2CniConfig"
        $result.Errors[0].CategoryInfo.Category | Should -Be $Category
        $result.Errors[0].Exception.Message | Should -BeLikeExactly "-Rke2Version '$Value': *$release*."
        $result.Output | Should -HaveCount 0
        (New-Rke2CniConfig Canal -Rke2Version $release).Rke2Version.ToString() | Should -BeExactly $release
    }
}

Describe 'Plugins' {
    It '<Value> is refused with the five that there are' -ForEach @(
        @{ Value = 'Weave' }
        @{ Value = 'rke2-canal' }
        @{ Value = '1' }
    ) {
        $result = Invoke-Captured { New-Rke2CniConfig $Value }
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly 'ParameterArgumentTransformationError,Rke2Network.PowerShell.Commands.NewRke2CniConfig'
        $result.Errors[0].Exception.Message | Should -BeLike "*'Plugin'*'$Value':*Canal, Calico, Cilium, Flannel, None.*"
        $result.Output | Should -HaveCount 0
    }

    It 'Multus is never alone: <Name>' -ForEach @(
        @{ Name = 'multus'; Plugin = 'multus' }
        @{ Name = 'multus,canal'; Plugin = @('multus', 'canal') }
        @{ Name = 'canal,multus'; Plugin = @('canal', 'multus') }
    ) {
        $result = Invoke-Captured { New-Rke2CniConfig $Plugin }
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].Exception.Message | Should -BeLike '*-Multus*New-Rke2CniConfig Canal -Multus*'
        $result.Output | Should -HaveCount 0
    }
}

Describe 'Values' {
    BeforeAll {
        $script:Tab = Join-Path $TestDrive 'tab.yaml'
        [IO.File]::WriteAllText($script:Tab, "flannel:`n`tiface: eth1`n")
        $script:Twice = Join-Path $TestDrive 'twice.yaml'
        [IO.File]::WriteAllText($script:Twice, "flannel:`n  iface: eth1`n  iface: eth2`n")
        $script:Latin1 = Join-Path $TestDrive 'latin1.yaml'
        [IO.File]::WriteAllBytes($script:Latin1, [byte[]](0x61, 0x3A, 0x20, 0xE9, 0x0A))
    }

    It '<Name>' -ForEach @(
        @{ Name = 'a hashtable that contains itself'; Id = 'Cycle'; Parts = @("'a.b'", 'contains itself'); Bad = { $h = @{}; $h.a = @{ b = $h }; New-Rke2CniConfig Canal -Values $h } }
        @{ Name = 'an object that contains itself'; Id = 'Cycle'; Parts = @("'x'", 'contains itself'); Bad = { $o = [pscustomobject]@{ x = $null }; $o.x = $o; New-Rke2CniConfig Canal -Values $o } }
        @{ Name = 'a list that contains itself'; Id = 'Cycle'; Parts = @("'a[0]'", 'contains itself'); Bad = { $l = [Collections.ArrayList]::new(); $null = $l.Add($l); New-Rke2CniConfig Canal -Values @{ a = $l } } }
        @{ Name = 'a cycle in the values of Multus'; Id = 'Cycle'; Parameter = 'MultusValues'; Parts = @("'a'"); Bad = { $h = @{}; $h.a = $h; New-Rke2CniConfig Canal -Multus -MultusValues $h } }
        @{ Name = 'a file that is missing'; Id = 'FileMissing'; Category = 'ObjectNotFound'; Parts = @('missing.yaml', 'flannel: {iface: eth1}'); Bad = { New-Rke2CniConfig Canal -Values (Join-Path $TestDrive 'missing.yaml') } }
        @{ Name = 'a file with a tab'; Id = 'TabIndent'; Parts = @('tab.yaml:2:', 'tab'); Bad = { New-Rke2CniConfig Canal -Values $script:Tab } }
        @{ Name = 'a key that stands twice in a file'; Id = 'DuplicateKey'; Parts = @('twice.yaml:3:', "'iface'"); Bad = { New-Rke2CniConfig Canal -Values $script:Twice } }
        @{ Name = 'a file that is not UTF-8'; Id = 'FileNotUtf8'; Parts = @('latin1.yaml', 'UTF-8'); Bad = { New-Rke2CniConfig Canal -Values $script:Latin1 } }
        @{ Name = 'text that is no YAML'; Id = 'InvalidYaml'; Parts = @('line 2, column 13'); Bad = { New-Rke2CniConfig Canal -Values "flannel:`n  iface: eth: 1`n" } }
        @{ Name = 'a list'; Id = 'NotAMap'; Parts = @('@{ flannel = @{ iface = ''eth1'' } }'); Bad = { New-Rke2CniConfig Canal -Values @(1, 2) } }
        @{ Name = 'a number'; Id = 'NotAMap'; Parts = @("'5'", '@{ flannel = @{ iface = ''eth1'' } }'); Bad = { New-Rke2CniConfig Canal -Values 5 } }
        @{ Name = 'an object that is no YAML'; Id = 'UnusableValue'; Parts = @("'a.b'", 'ScriptBlock', 'a string, a number'); Bad = { New-Rke2CniConfig Canal -Values @{ a = @{ b = { 1 } } } } }
        @{ Name = 'not-a-number'; Id = 'NotFiniteNumber'; Parts = @("'a'", 'finite'); Bad = { New-Rke2CniConfig Canal -Values @{ a = [double]::NaN } } }
        @{ Name = 'a value that a shortcut sets too'; Id = 'ValueGivenTwice'; Parameter = 'Interface'; Parts = @('flannel.iface', 'eth0', 'eth1'); Bad = { New-Rke2CniConfig Canal -Interface eth1 -Values @{ flannel = @{ iface = 'eth0' } } } }
        @{ Name = 'values where there is no chart'; Id = 'ValuesWithoutChart'; Parts = @('None', 'Canal'); Bad = { New-Rke2CniConfig None -Values @{ a = 1 } } }
        @{ Name = 'values for Multus without Multus'; Id = 'ValuesWithoutMultus'; Parameter = 'MultusValues'; Parts = @('-Multus.'); Bad = { New-Rke2CniConfig Canal -MultusValues @{ a = 1 } } }
    ) {
        $parameter = if ($_.ContainsKey('Parameter')) { $_.Parameter } else { 'Values' }
        $category = if ($_.ContainsKey('Category')) { $_.Category } else { 'InvalidArgument' }
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $result = Invoke-Captured { & $Bad | Export-Rke2CniConfig $folder -Force -PassThru }
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly "$Id,Rke2Network.PowerShell.Commands.NewRke2CniConfig"
        $result.Errors[0].CategoryInfo.Category | Should -Be $category
        $message = $result.Errors[0].Exception.Message
        $message | Should -BeLikeExactly "-$parameter*: *."
        foreach ($part in $Parts) {
            $message.Contains($part) | Should -BeTrue -Because "'$message' should name '$part'"
        }

        $result.Output | Should -HaveCount 0
        $folder | Should -Not -Exist
    }
}

Describe 'Shortcuts' {
    It '<Name>' -ForEach @(
        @{ Name = 'an MTU of 100'; Id = 'InvalidMtu'; Says = "-Mtu '100': *576 to 65535*1450*"; Bad = { New-Rke2CniConfig Canal -Mtu 100 } }
        @{ Name = 'an unknown backend'; Id = 'UnknownBackend'; Says = "-Backend 'ipip': *vxlan, host-gw, wireguard, udp*"; Bad = { New-Rke2CniConfig Canal -Backend ipip } }
        @{ Name = 'a backend of Calico'; Id = 'ShortcutUnavailable'; Says = '-Backend: *Calico*Canal or Flannel*'; Bad = { New-Rke2CniConfig Calico -Backend vxlan } }
        @{ Name = 'Canal in kube-proxy''s place'; Id = 'ShortcutUnavailable'; Says = '-KubeProxyReplacement: *Canal*Cilium*Calico*'; Bad = { New-Rke2CniConfig Canal -KubeProxyReplacement } }
        @{ Name = 'Calico in kube-proxy''s place before it could'; Id = 'ShortcutUnavailable'; Says = '-KubeProxyReplacement: *v1.33.8*v1.30*'; Bad = { New-Rke2CniConfig Calico -KubeProxyReplacement -Rke2Version v1.30 } }
        @{ Name = 'a scheme in the API server''s host'; Id = 'InvalidHost'; Says = "-ApiServerHost 'https://10.0.0.5': *10.0.0.5, *"; Bad = { New-Rke2CniConfig Cilium -KubeProxyReplacement -ApiServerHost https://10.0.0.5 } }
        @{ Name = 'port 70000'; Id = 'InvalidPort'; Says = "-ApiServerPort '70000': *6443*"; Bad = { New-Rke2CniConfig Cilium -KubeProxyReplacement -ApiServerPort 70000 } }
        @{ Name = 'an API server without need'; Id = 'ApiServerWithoutReplacement'; Says = '-ApiServerHost: *-KubeProxyReplacement*'; Bad = { New-Rke2CniConfig Cilium -ApiServerHost 10.0.0.5 } }
        @{ Name = 'a name as ip link shows it'; Id = 'InvalidInterface'; Says = "-Interface 'eth0@if3': *Write eth0.*"; Bad = { New-Rke2CniConfig Canal -Interface eth0@if3 } }
        @{ Name = 'a name of 16 characters'; Id = 'InvalidInterface'; Says = "-Interface 'enp0s31f6longabc': *15*16*eth1*"; Bad = { New-Rke2CniConfig Canal -Interface enp0s31f6longabc } }
        @{ Name = 'an interface for no chart'; Id = 'ShortcutUnavailable'; Says = '-Interface: *None*Canal*'; Bad = { New-Rke2CniConfig None -Interface eth1 } }
    ) {
        $result = Invoke-Captured $Bad
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly "$Id,Rke2Network.PowerShell.Commands.NewRke2CniConfig"
        $result.Errors[0].Exception.Message | Should -BeLikeExactly $Says
        $result.Output | Should -HaveCount 0
    }
}

Describe 'Findings of severity Error' {
    It 'keep Export-Rke2CniConfig from writing, which names them' {
        $config = New-Rke2CniConfig Canal -Backend wireguard -Rke2Version v1.22.3 -WarningAction SilentlyContinue
        $folder = Join-Path $TestDrive 'errors'
        $result = Invoke-Captured { $config | Export-Rke2CniConfig $folder -Force }
        $result.Errors | Should -HaveCount 1
        $result.Errors[0].FullyQualifiedErrorId | Should -BeExactly 'ErrorFindings,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
        $result.Errors[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $result.Errors[0].Exception.Message | Should -BeLike '*canal for v1.22.3+rke2r1*RKE2NET501*-AllowErrorFinding*'
        $folder | Should -Not -Exist

        @($config | Export-Rke2CniConfig $folder -Force -AllowErrorFinding -PassThru).Name |
            Should -BeExactly @('50-network.yaml', 'rke2-canal-config.yaml')
    }
}
