# Chart values changed by path, and the files of a server read back, as scripts do it.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
}

Describe 'Chart values by path' {
    It 'are set in a loop' {
        $config = New-Rke2CniConfig Canal
        $wanted = [ordered]@{ 'flannel.iface' = 'eth1'; 'flannel.mtu' = 1400; 'calico.masquerade' = $false }
        foreach ($entry in $wanted.GetEnumerator()) {
            $config = $config | Set-Rke2ChartValue $entry.Key $entry.Value
        }
        @($config | Get-Rke2ChartValue | ForEach-Object { "$($_.Path)=$($_.Value)" }) |
            Should -BeExactly @('flannel.iface=eth1', 'flannel.mtu=1400', 'calico.masquerade=False')
    }

    It 'are found by pattern and taken out' {
        $config = New-Rke2CniConfig Cilium -KubeProxyReplacement
        $paths = ($config | Get-Rke2ChartValue 'k8s*').Path
        $paths | Should -BeExactly @('k8sServiceHost', 'k8sServicePort')
        ($config | Remove-Rke2ChartValue $paths | Get-Rke2ChartValue).Path | Should -BeExactly 'kubeProxyReplacement'
    }
}

Describe 'Files of a server' {
    It 'come back, changed in one value' {
        $folder = Join-Path $TestDrive 'server'
        New-Rke2CniConfig Calico -Mtu 9000 -ClusterCidr 10.1.0.0/16 | Export-Rke2CniConfig $folder -Force
        Import-Rke2CniConfig $folder | Set-Rke2ChartValue installation.calicoNetwork.mtu 1400 | Export-Rke2CniConfig $folder -Force
        $back = Import-Rke2CniConfig $folder
        "$($back.ClusterCidr)" | Should -BeExactly '10.1.0.0/16'
        $setting = $back | Get-Rke2ChartValue installation.calicoNetwork.mtu
        $setting.Value | Should -Be 1400
        $setting.Source.Line | Should -Be 10
    }

    It 'are read as text too' {
        $config = Get-Content -Path (New-Item -Path (Join-Path $TestDrive 'config.yaml') -Value "cni:`n- multus`n- cilium`n") | ConvertFrom-Rke2Yaml
        "$($config.Plugin)" | Should -BeExactly 'Cilium'
        $null -ne $config.Multus | Should -BeTrue
    }
}
