# Further networks for pods, as administrators make them: attachments for a cluster, and the annotation of a pod.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    function script:Get-Config($Resource) {
        $Resource.Body.Find('spec').Find('config').Text | ConvertFrom-Json
    }
}

Describe 'New-Rke2NetworkAttachmentDefinition' {
    It 'makes <Type> with what it takes' -ForEach @(
        @{ Type = 'bridge'; With = @{ Bridge = 'br1'; IsGateway = $true; Ipam = 'dhcp' } }
        @{ Type = 'macvlan'; With = @{ Master = 'eth1'; Mode = 'private' } }
        @{ Type = 'ipvlan'; With = @{ Master = 'eth1'; Mode = 'l3'; Ipam = 'dhcp' } }
        @{ Type = 'host-device'; With = @{ PciAddress = '0000:3b:00.0' } }
        @{ Type = 'vlan'; With = @{ Master = 'eth1'; Vlan = 100; Ipam = 'dhcp' } }
        @{ Type = 'ptp'; With = @{ IpMasq = $true; Ipam = 'dhcp' } }
        @{ Type = 'tap'; With = @{ Owner = 1000; MultiQueue = $true } }
        @{ Type = 'dummy'; With = @{ Address = '192.168.10.5/24' } }
        @{ Type = 'sriov'; With = @{ ResourceName = 'rancher.io/intelnics'; Vlan = 500; Trust = 'on' } }
    ) {
        $config = Get-Config (New-Rke2NetworkAttachmentDefinition net $Type @With)
        $config.type | Should -BeExactly $Type
        $config.name | Should -BeExactly 'net'
        $config.cniVersion | Should -BeExactly '0.3.1'
    }

    It 'gives addresses that are unique in the cluster, and keeps the gateway out' {
        $network = New-Rke2NetworkAttachmentDefinition net macvlan -Ipam whereabouts -Subnet 192.168.10.0/24 -Gateway 192.168.10.1
        (Get-Config $network).ipam.exclude | Should -BeExactly '192.168.10.1/32'
    }

    It 'checks the cluster that it is for' {
        $null = New-Rke2CniConfig Canal | New-Rke2NetworkAttachmentDefinition net macvlan -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*RKE2NET604*'
        $null = New-Rke2CniConfig Canal -Multus -MultusIpam Dhcp |
            New-Rke2NetworkAttachmentDefinition net macvlan -Ipam dhcp -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns of host-local on several nodes' {
        $hostLocal = @{ Ipam = 'host-local'; Subnet = '10.1.0.0/24' }
        $null = New-Rke2NetworkAttachmentDefinition net macvlan @hostLocal -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*RKE2NET610*'
        $null = New-Rke2NetworkAttachmentDefinition net macvlan @hostLocal -SingleNode -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }

    It 'looks for the master on nodes' {
        $nodes = [pscustomobject]@{ Node = 'a'; Interface = 'ens1f0' }
        $null = New-Rke2NetworkAttachmentDefinition net macvlan -Master ens1f1 -Node $nodes -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*Was ens1f0 meant?*'
    }

    It 'chains plugins behind' {
        $network = New-Rke2NetworkAttachmentDefinition net macvlan -Tuning @{ sysctl = @{ 'net.core.somaxconn' = 500 } } -Vrf blue
        (Get-Config $network).plugins.type -join ' ' | Should -BeExactly 'macvlan vrf tuning'
    }

    It 'takes any configuration' {
        (Get-Config (New-Rke2NetworkAttachmentDefinition net -Config @{ type = 'ovs'; vlan = 5 })).vlan | Should -Be 5
        (Get-Config (New-Rke2NetworkAttachmentDefinition net -Config '{"plugins": [{"type": "ovs"}]}')).plugins[0].type | Should -BeExactly 'ovs'
        { New-Rke2NetworkAttachmentDefinition net -Config '{"type": 1}' -ErrorAction Stop } | Should -Throw '-Config*type*plugins*'
    }

    It 'makes a network of each row of a table' {
        $csv = @'
Name,Type,Master,Vlan,Ipam,Bridge,LinkInContainer
a,macvlan,eth1,,,,
b,vlan,eth1,5,dhcp,,
c,bridge,,,,br1,
'@ | ConvertFrom-Csv
        ($csv | New-Rke2NetworkAttachmentDefinition).Name -join ' ' | Should -BeExactly 'a b c'
    }

    It 'explains <With>' -ForEach @(
        @{ With = @{ Type = 'macvlan'; Bridge = 'br1' }; Says = '-Bridge*bridge, tap*' }
        @{ With = @{ Type = 'macvlan'; Master = 'eth1@if2' }; Says = '-Master*Write the interface alone: eth1*' }
        @{ With = @{ Type = 'macvlan'; Subnet = '10.1.0.0/24' }; Says = '-Subnet*whereabouts*host-local*' }
        @{ With = @{ Type = 'macvlan'; Ipam = 'whereabouts'; Subnet = '10.1.0.5/24' }; Says = '-Subnet*10.1.0.0/24*' }
        @{ With = @{ Type = 'vlan'; Master = 'eth1'; Vlan = 4095; Ipam = 'dhcp' }; Says = '-Vlan*1 to 4094*' }
    ) {
        { New-Rke2NetworkAttachmentDefinition net @With -ErrorAction Stop } | Should -Throw $Says
    }
}

Describe 'New-Rke2PodNetworkAnnotation' {
    It 'writes the short form' {
        'apps/storage@eth1', 'lab' | New-Rke2PodNetworkAnnotation | ForEach-Object Value | Should -BeExactly 'apps/storage@eth1,lab'
    }

    It 'leaves the namespace of the pod out' {
        $network = New-Rke2NetworkAttachmentDefinition storage macvlan -Namespace apps
        ($network | New-Rke2PodNetworkAnnotation -PodNamespace apps).Value | Should -BeExactly 'storage'
        ($network | New-Rke2PodNetworkAnnotation -PodNamespace web).Value | Should -BeExactly 'apps/storage'
    }

    It 'writes JSON where a pod asks for more' {
        $wishes = @{ Name = 'apps/storage'; IPAddress = '192.168.10.7/24' }, @{ Name = 'lab'; MacAddress = '02:00:5e:10:00:07' }
        $value = (New-Rke2PodNetworkAnnotation $wishes).Value | ConvertFrom-Json
        $value[0].ips | Should -BeExactly '192.168.10.7/24'
        $value[1].mac | Should -BeExactly '02:00:5e:10:00:07'
    }

    It 'counts the devices' {
        $fast = New-Rke2SriovNetwork fast intelnics -NetworkNamespace apps
        $annotation = $fast, $fast | New-Rke2PodNetworkAnnotation -PodNamespace apps
        $annotation.ResourceRequests['rancher.io/intelnics'] | Should -Be 2
        $annotation.Yaml | Should -BeLike '*rancher.io/intelnics: "2"*'
        $annotation.Interfaces -join ', ' | Should -BeExactly 'net1 on fast, net2 on fast'
    }

    It 'warns of what the attachment does not pass on' {
        $null = New-Rke2NetworkAttachmentDefinition net macvlan |
            New-Rke2PodNetworkAnnotation -MacAddress 02:00:5e:10:00:07 -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*RKE2NET630*-Capability Mac*'
    }

    It 'makes no annotation where one network is wrong' {
        'apps/storage', 'Lab' | New-Rke2PodNetworkAnnotation -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$errors" | Should -BeLike "*'Lab'*"
    }
}
