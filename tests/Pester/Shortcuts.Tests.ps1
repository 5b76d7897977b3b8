# What stands for a chart value, by plugin and release, as administrators write it.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    function script:Get-Value($Config) {
        @($Config | Get-Rke2ChartValue | ForEach-Object { "$($_.Chart): $($_.Path) = $($_.Value)" })
    }
}

Describe 'Underlay MTU' {
    It 'gives pods of <Plugin> <Mtu> of 9000 bytes' -ForEach @(
        @{ Plugin = 'Canal'; Path = 'calico.vethuMTU'; Mtu = 8950; Both = 8930 }
        @{ Plugin = 'Calico'; Path = 'installation.calicoNetwork.mtu'; Mtu = 8950; Both = 8930 }
    ) {
        $config = New-Rke2CniConfig $Plugin -UnderlayMtu 9000
        ($config | Get-Rke2ChartValue $Path).Value | Should -Be $Mtu
        ($config | Set-Rke2DualStack | Get-Rke2ChartValue $Path).Value | Should -Be $Both
    }

    It 'says how it came to the number' {
        $verbose = @(New-Rke2CniConfig Canal -UnderlayMtu 1500 -Encryption WireGuard -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        "$verbose" | Should -BeLike '*-UnderlayMtu: rke2-canal value calico.vethuMTU = 1420 (1500 less 80 for WireGuard)*'
    }
}

Describe 'Encryption' {
    It 'of a release that has it, found in a loop' {
        $first = foreach ($release in (Get-Rke2Release -Version 'v1.21*').Version) {
            try {
                New-Rke2CniConfig Canal -Encryption WireGuard -Rke2Version $release -WarningAction Ignore -ErrorAction Stop
                break
            }
            catch {
                $_.FullyQualifiedErrorId | Should -BeLike 'ShortcutUnavailable,*'
                $_.Exception.Message | Should -BeLike '*v1.21.10*not in*'
            }
        }

        "$($first.Rke2Version)" | Should -BeLike 'v1.21.10+rke2r*'
    }

    It 'by IPsec tells of the Secret with the keys' {
        $config = New-Rke2CniConfig Cilium -Encryption IPsec -InformationVariable information
        "$($config.Findings.Id)" | Should -BeLike '*RKE2NET530*'
        "$information" | Should -BeLike '*cilium-ipsec-keys*'
    }
}

Describe 'nftables' {
    It 'comes to the files of a server and back' {
        $folder = Join-Path $TestDrive 'nftables'
        New-Rke2CniConfig Canal -Nftables | Export-Rke2CniConfig $folder -Force
        Get-Content -Raw (Join-Path $folder 'config.yaml.d/50-network.yaml') | Should -BeExactly "cni: canal`nkube-proxy-arg:`n  - proxy-mode=nftables`n"
        $back = Import-Rke2CniConfig $folder
        $back.KubeProxyMode | Should -BeExactly 'nftables'
        Get-Value $back | Should -BeExactly @('rke2-canal: flannel.enableNFTables = True', 'rke2-canal: calico.felixIptablesBackend = nft')
    }

    It 'warns where it is not documented yet' {
        $null = New-Rke2CniConfig Flannel -Nftables -Rke2Version v1.34.9 -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike 'RKE2NET520:*v1.34.10*'
    }

    It 'keeps the other arguments of kube-proxy' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'arguments')
        Set-Content -Path (Join-Path $folder 'config.yaml') -Value "cni: cilium`nkube-proxy-arg:`n- v=2`n- proxy-mode=ipvs`n"
        $config = Import-Rke2CniConfig $folder
        $config.KubeProxyMode | Should -BeExactly 'ipvs'
        $config | ConvertTo-Rke2CommandLine | Should -BeExactly '--cni=cilium --kube-proxy-arg=v=2 --kube-proxy-arg=proxy-mode=ipvs'
    }
}

Describe 'A table of clusters' {
    It 'uses what each plugin has' {
        $configs = @(@'
Plugin,Rke2Version,UnderlayMtu,Encryption,Hubble,Nftables,Multus,MultusIpam,DynamicNetworksController,FailurePolicy,NodeCount
Canal,v1.36.3,9000,WireGuard,,,True,"Whereabouts,Dhcp",True,Retry,300
Cilium,v1.36.3,9000,IPsec,True,,,,,Abort,
Calico,v1.34.10,,,,True,,,,,50
'@ | ConvertFrom-Csv | New-Rke2CniConfig -ErrorAction Stop)
        $configs | Should -HaveCount 3
        Get-Value $configs[0] | Should -BeExactly @(
            'rke2-canal: flannel.backend = wireguard'
            'rke2-canal: flannel.mtu = 9000'
            'rke2-canal: calico.vethuMTU = 8920'
            'rke2-multus: rke2-whereabouts.enabled = True'
            'rke2-multus: manifests.dhcpDaemonSet = True'
            'rke2-multus: thickPlugin.enabled = True'
            'rke2-multus: dynamicNetworksController.enabled = True')
        "$($configs[0].FailurePolicy) $($configs[0].MultusFailurePolicy) $($configs[0].NodeCount)" | Should -BeExactly 'Retry Retry 300'
        $configs[1] | ConvertTo-Rke2Yaml | Should -BeLike "*failurePolicy: abort*valuesContent: |-*MTU: 9000*"
        $configs[2].KubeProxyMode | Should -BeExactly 'nftables'
    }

    It 'does not silently ignore <Cell> in a column of <Column>' -ForEach @(
        @{ Column = 'Encryption'; Cell = 'WireGard' }
        @{ Column = 'FailurePolicy'; Cell = 'sometimes' }
        @{ Column = 'MultusIpam'; Cell = 'host-local' }
        @{ Column = 'UnderlayMtu'; Cell = 'jumbo' }
        @{ Column = 'NodeCount'; Cell = 'few' }
        @{ Column = 'Hubble'; Cell = 'x' }
    ) {
        $output = @("Plugin,Multus,$Column`nCilium,True,$Cell" | ConvertFrom-Csv | New-Rke2CniConfig -ErrorVariable errors -ErrorAction SilentlyContinue)
        $output | Should -HaveCount 0
        $errors | Should -HaveCount 1
        $errors[0].Exception.Message | Should -BeLike "*$Column*$Cell*"
    }
}

Describe 'What a plugin or release lacks' {
    It '<Name>' -ForEach @(
        @{ Name = 'Hubble of Calico'; Says = '-Hubble: not with Calico: *Use Cilium.'; Bad = { New-Rke2CniConfig Calico -Hubble } }
        @{ Name = 'IPsec of Canal'; Says = '-Encryption: not with Canal: *WireGuard*Cilium.'; Bad = { New-Rke2CniConfig Canal -Encryption IPsec } }
        @{ Name = 'encryption of Flannel'; Says = '-Encryption: not with Flannel: *Use Canal, Calico or Cilium.'; Bad = { New-Rke2CniConfig Flannel -Encryption WireGuard } }
        @{ Name = 'retry before it was there'; Says = '-FailurePolicy: *from v1.33.13+rke2r2, v1.34.10, v1.35.7, v1.36.3*not in v1.33.12*-FailurePolicy Abort.'; Bad = { New-Rke2CniConfig Canal -FailurePolicy Retry -Rke2Version v1.33.12 } }
        @{ Name = 'the thick plugin before it was there'; Says = '-ThickPlugin: *v1.32.7*not in v1.32.6*'; Bad = { New-Rke2CniConfig Canal -Multus -ThickPlugin -Rke2Version v1.32.6 } }
        @{ Name = 'Canal''s nftables before it was there'; Says = '-Nftables: not with Canal: *v1.33.13+rke2r2*not in v1.32.13*or Calico, Flannel or Cilium.'; Bad = { New-Rke2CniConfig Canal -Nftables -Rke2Version v1.32 } }
        @{ Name = 'a pattern for Canal before it was there'; Says = '-Interface: not with Canal: *flannel.regexIface*v1.27.5*not in v1.27.4*'; Bad = { New-Rke2CniConfig Canal -Interface eth.* -Rke2Version v1.27.4 } }
    ) {
        $message = try { & $Bad } catch { $_.Exception.Message }
        $message | Should -BeLikeExactly $Says
    }
}
