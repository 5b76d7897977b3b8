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

Describe 'Files changed in place' {
    BeforeEach {
        $script:Server = Join-Path $TestDrive ([guid]::NewGuid())
        $manifests = New-Item -ItemType Directory -Path (Join-Path $script:Server 'server/manifests')
        $script:File = Join-Path $manifests 'canal.yaml'
        $script:Text = @(
            '# Ask the network team first.'
            'apiVersion: helm.cattle.io/v1'
            'kind: HelmChartConfig'
            'metadata:'
            '  name: rke2-canal'
            '  namespace: kube-system'
            'spec:'
            '  valuesContent: |-'
            '    flannel:   # between nodes'
            '      iface: "eth1"'
            '      backend: vxlan'
            ''
        )
        Set-Content -LiteralPath $script:File -Value $script:Text -Encoding UTF8
        Set-Content -LiteralPath (Join-Path $script:Server 'config.yaml') -Value 'cni: canal' -Encoding UTF8
    }

    It 'change one line' {
        Import-Rke2CniConfig $script:Server | Set-Rke2ChartValue flannel.iface eth2 | Export-Rke2CniConfig -InPlace
        $after = Get-Content -LiteralPath $script:File
        $changed = @(Compare-Object $script:Text $after)
        @($changed | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Sort-Object) |
            Should -BeExactly @('<=       iface: "eth1"', '=>       iface: "eth2"')
        @(Get-ChildItem -LiteralPath (Split-Path $script:File)).Count | Should -Be 1
    }

    It 'keep a backup, and say with -WhatIf what would change' {
        $config = Import-Rke2CniConfig $script:Server | Remove-Rke2ChartValue flannel.backend
        $config | Export-Rke2CniConfig -InPlace -WhatIf
        (Get-Content -LiteralPath $script:File -Raw) | Should -Match 'backend'
        $written = $config | Export-Rke2CniConfig -InPlace -Backup -PassThru
        $written.Name | Should -BeExactly 'canal.yaml'
        (Get-Content -LiteralPath $script:File -Raw) | Should -Not -Match 'backend'
        (Get-Content -LiteralPath "$($script:File).bak") | Should -BeExactly $script:Text
    }

    It 'go on behind a file that cannot be read' {
        Set-Content -LiteralPath (Join-Path (Split-Path $script:File) 'broken.yaml') -Value "a: [`n"
        $config = Import-Rke2CniConfig $script:Server -ErrorAction SilentlyContinue -ErrorVariable faults
        @($faults).Count | Should -Be 1
        "$($faults[0])" | Should -Match 'broken\.yaml:\d+:\d+'
        ($config | Get-Rke2ChartValue flannel.iface).Value | Should -BeExactly 'eth1'
    }
}
