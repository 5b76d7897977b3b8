# The resources of the SR-IOV operator, as administrators make them: from NICs, from tables, one by one.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    function script:Get-Spec($Resource) {
        $Resource.Body.Find('spec').ToString()
    }

    function script:New-Nic($Node, $Interface, $TotalVfs, $Capable = $true) {
        [pscustomobject]@{
            Node = $Node; Interface = $Interface; Driver = 'i40e'; Vendor = '8086'; DeviceId = '1572'
            TotalVfs = $TotalVfs; NumVfs = 0; Capable = $Capable
        }
    }
}

Describe 'New-Rke2SriovOperator' {
    It 'makes the namespace before the charts' {
        $resources = @(New-Rke2SriovOperator)
        $resources.Kind -join ', ' | Should -Be 'Namespace, HelmChart, HelmChart'
        $resources[0].Name | Should -Be 'cattle-sriov-system'
        Get-Spec $resources[2] | Should -BeLike '*version: 306.0.4+up1.6.0*'
    }

    It 'takes charts from a repository' {
        $chart = @(New-Rke2SriovOperator sriov -CrdChart sriov-crd -Repository https://charts.rancher.io -Version 103.1.0+up0.1.0)
        Get-Spec $chart[1] | Should -BeLike '*chart: sriov-crd*repo: https://charts.rancher.io*'
    }

    It 'refuses a range of versions' {
        { New-Rke2SriovOperator -Version '^1.6' -ErrorAction Stop } | Should -Throw '-Version*^1.6*such as 306.0.4+up1.6.0*'
    }
}

Describe 'New-Rke2SriovOperatorConfig' {
    It 'selects the capable nodes, and drains unless there is one node only' {
        Get-Spec (New-Rke2SriovOperatorConfig) | Should -Be "configDaemonNodeSelector:`n  feature.node.kubernetes.io/network-sriov.capable: `"true`""
        Get-Spec (New-Rke2SriovOperatorConfig -SingleNode) | Should -BeLike '*disableDrain: true'
    }
}

Describe 'New-Rke2SriovNetworkNodePolicy' {
    It 'keeps the vendor <Vendor> a string' -ForEach @(@{ Vendor = 8086 }, @{ Vendor = '8086' }) {
        $policy = New-Rke2SriovNetworkNodePolicy x710 intel_x710 -NumVfs 8 -Vendor $Vendor
        Get-Spec $policy | Should -BeLike '*vendor: "8086"*'
    }

    It 'explains a vendor that was read as a number' {
        { New-Rke2SriovNetworkNodePolicy a a -NumVfs 8 -Vendor (0x8086) -ErrorAction Stop } | Should -Throw "*'32902'*'8086'*"
    }

    It 'makes one policy of the same NIC on several nodes' {
        $nics = (New-Nic a ens1f0 64), (New-Nic b ens1f0 32), (New-Nic b ens9 0 $false)
        $policies = @($nics | New-Rke2SriovNetworkNodePolicy -NumVfs 8 -WarningVariable warnings -WarningAction SilentlyContinue)
        $policies.Name | Should -Be 'i40e-1572-ens1f0'
        "$warnings" | Should -BeLike 'ens9 of b is left out*'
    }

    It 'takes NICs out of a file' {
        $file = Join-Path $TestDrive 'nics.csv'
        (New-Nic a ens1f0 64), (New-Nic b ens1f0 32), (New-Nic b ens9 0 $false) | Export-Csv $file -NoTypeInformation
        $policies = @(Import-Csv $file | New-Rke2SriovNetworkNodePolicy -NumVfs 8 -WarningAction SilentlyContinue)
        $policies.Name | Should -Be 'i40e-1572-ens1f0'
    }

    It 'asks no NIC for more than it has' {
        { New-Nic a ens1f0 8 | New-Rke2SriovNetworkNodePolicy -NumVfs 9 -ErrorAction Stop } | Should -Throw '-NumVfs*ens1f0 of a can have 8*'
    }

    It 'makes a policy for each row of a table' {
        $file = Join-Path $TestDrive 'policies.csv'
        @('Name,ResourceName,NumVfs,PfName,LinkType', 'a,a,8,ens1f0#0-3,', 'b,b,8,ens1f0#4-7,ETH') | Set-Content $file
        @(Import-Csv $file | New-Rke2SriovNetworkNodePolicy).Name -join ',' | Should -Be 'a,b'
    }
}

Describe 'New-Rke2SriovNetwork' {
    It 'writes JSON that reads back' {
        $network = New-Rke2SriovNetwork storage intel_x710 -Ipam @{ type = 'static'; addresses = @(@{ address = '10.0.0.5/24' }) }
        $ipam = $network.Body.Find('spec').Find('ipam').Text | ConvertFrom-Json
        $ipam.addresses[0].address | Should -Be '10.0.0.5/24'
    }

    It 'refuses <Parameters.Keys> that the CNI plugin would refuse' -ForEach @(
        @{ Parameters = @{ VlanQoS = 3 } }
        @{ Parameters = @{ VlanProto = '802.1ad' } }
        @{ Parameters = @{ Ipam = 'dhcp' } }
        @{ Parameters = @{ SpoofChk = 'maybe' } }
    ) {
        { New-Rke2SriovNetwork a a @Parameters -ErrorAction Stop } | Should -Throw "-$(@($Parameters.Keys)[0])*"
    }
}
