# What users see: each view at 80 columns, and what they may format themselves.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # Objects as a console of 80 columns shows them.
    function Get-Shown {
        @($input | Out-String -Width 80 -Stream | ForEach-Object { $_ -replace "`e\[[0-9;]*m" })
    }
}

Describe 'Views' {
    It '<Name>: no line is longer than 80, and the facts are there' -ForEach @(
        @{
            Name = 'releases'; Get = { Get-Rke2Release v1.34* }
            Facts = 'Version\s+Canal\s+Calico\s+Cilium\s+Flannel\s+Multus', 'v1\.34\.4\+rke2r1\s+v3\.31\.3-build2026020600 v3\.31\.300\s+1\.19\.001\s+v0\.28\.101 v4\.2\.314'
        }
        @{ Name = 'a release without Flannel'; Get = { Get-Rke2Release v1.25.3 }; Facts = @('v1\.25\.3\+rke2r1') }
        @{
            Name = 'chart values'; Get = { Find-Rke2ChartValue canal flannel.*, calico.vethuMTU -Rke2Version v1.34.4 }
            Facts = 'Chart: rke2-canal v3\.31\.3-build2026020600, RKE2 v1\.34\.4\+rke2r1', 'calico\.vethuMTU\s+int\s+1450', 'flannel\.iface\s+string\s+""'
        }
        @{
            Name = 'chart values with remarks'; Get = { Find-Rke2ChartValue cilium kubeProxyReplacement, tunnel, resources -Rke2Version v1.36.3 }
            Facts = '"false"; one of false, true', 'refused: the chart stops', 'Kubernetes ResourceRequirement'
        }
        @{ Name = 'all chart values of a release'; Get = { Find-Rke2ChartValue -Rke2Version v1.34.4 }; Facts = 'Chart: rke2-calico', 'Chart: rke2-multus' }
        @{
            Name = 'changes'; Get = { New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction Ignore | Compare-Rke2CniConfig v1.31.0 }
            Facts = 'Path\s+: rke2-cilium: kubeProxyReplacement', 'Value\s+: strict', 'Change\s+: Allowed \(breaking\), in v1\.30\.4\+rke2r1', 'Before\s+: disabled, false, partial', 'After\s+: false, true', 'Remedy\s+: Write true\.'
        }
        @{
            Name = 'findings'; Get = { New-Rke2CniConfig Canal -Values @{ flanel = 1 } -WindowsNodes -WarningAction Ignore | Test-Rke2CniConfig }
            Facts = 'Severity\s+: Warning RKE2NET301', 'Path\s+: rke2-canal: flanel', 'Finding\s+: rke2-canal', 'Remedy\s+: Write flannel\.', 'Severity\s+: Warning RKE2NET401'
        }
        @{
            Name = 'a configuration'; Get = { New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Values @{ flanel = 1 } -WarningAction Ignore }
            Facts = 'Plugin\s+: Canal', 'Rke2Version\s+: v1\.34\.4\+rke2r1', 'Values\s+: flanel: 1', 'Findings\s+: .*RKE2NET301'
        }
        @{
            Name = 'a configuration and its findings'; Get = { $config = New-Rke2CniConfig Canal -Values @{ flanel = 1 } -WarningAction Ignore; $config; $config | Test-Rke2CniConfig }
            Facts = 'Plugin\s+: Canal', 'Severity\s+: Warning RKE2NET301'
        }
    ) {
        $objects = @(& $Get)
        # As they are, and as they come out of jobs and other sessions.
        $bags = @($objects | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1)) })
        foreach ($lines in @($objects | Get-Shown), @($bags | Get-Shown)) {
            @($lines | Where-Object { $_.Length -gt 80 }) | Should -BeNullOrEmpty
            foreach ($fact in $Facts) {
                $lines -join "`n" | Should -Match $fact
            }
        }
    }

    It '<Name>' -ForEach @(
        @{ Name = 'findings make a table'; Get = { New-Rke2CniConfig Canal -Values @{ flanel = 1 } -WarningAction Ignore | Test-Rke2CniConfig | Format-Table Severity, Id, Path }; Fact = 'Warning RKE2NET301 rke2-canal: flanel' }
        @{ Name = 'findings show all they have'; Get = { New-Rke2CniConfig Canal -Values @{ flanel = 1 } -WarningAction Ignore | Test-Rke2CniConfig | Format-List * }; Fact = 'Recommendation : Write flannel\.' }
        @{ Name = 'changes make a table'; Get = { New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ tunnel = 'vxlan' } -WarningAction Ignore | Compare-Rke2CniConfig v1.36.3 | Format-Table Path, Change, Release }; Fact = 'tunnel\s+Renamed v1\.31\.1\+rke2r2' }
        @{ Name = 'chart values show all they have'; Get = { Find-Rke2ChartValue canal flannel.mtu | Format-List }; Fact = 'Since\s+: v1\.24\.12, v1\.25\.8, v1\.26\.3 and every later minor' }
    ) {
        (& $Get | Get-Shown) -join "`n" | Should -Match $Fact
    }
}
