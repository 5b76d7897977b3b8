# What Windows nodes have, as scripts ask before they join one.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
}

Describe 'Get-Rke2WindowsSupport' {
    It 'says whether a node may join' {
        Set-StrictMode -Version Latest
        (New-Rke2CniConfig Flannel -Rke2Version v1.34.4 | Get-Rke2WindowsSupport -Feature Overlay).State | Should -Be 'Supported'
        (New-Rke2CniConfig Cilium -Rke2Version v1.34.4 | Get-Rke2WindowsSupport -Feature Overlay).State | Should -Be 'NotSupported'
    }

    It 'makes a table of plugins and releases' {
        $cells = Get-Rke2WindowsSupport Calico, Flannel Bgp -Rke2Version v1.22.17, v1.26, v1.34
        $cells | ForEach-Object { "$($_.Rke2Version.Minor) $_" } | Should -BeExactly @(
            '22 Calico Bgp: NotSupported', '22 Flannel Bgp: NotSupported', '26 Calico Bgp: Supported', '26 Flannel Bgp: NotSupported', '34 Calico Bgp: NotValidated', '34 Flannel Bgp: NotSupported')
    }

    It 'agrees with the rules: what it names is what Test- finds' {
        $cell = Get-Rke2WindowsSupport Calico Bgp -Rke2Version v1.34
        $config = New-Rke2CniConfig Calico -Rke2Version v1.34 -WindowsNodes -Values @{ installation = @{ calicoNetwork = @{ bgp = 'Enabled' } } } -WarningAction Ignore
        $config.Findings.Id | Should -Contain $cell.RuleId
        ($cell | Get-Rke2Rule).Id | Should -BeExactly $cell.RuleId
    }

    It 'reads rows of Import-Csv, with empty cells and several plugins in one' {
        $rows = "Plugin,Rke2Version`nCalico,v1.26`nFlannel,`n`"Calico,Flannel`",v1.34" | ConvertFrom-Csv
        $rows | Get-Rke2WindowsSupport -Feature NetworkPolicy | ForEach-Object { "$($_.Plugin)" } | Should -BeExactly @('Calico', 'Flannel', 'Calico', 'Flannel')
    }

    It 'goes on after a row with an unknown plugin' {
        $rows = [pscustomobject]@{ Plugin = 'Weave' }, [pscustomobject]@{ Plugin = 'Calico' }
        $cells = @($rows | Get-Rke2WindowsSupport -Feature Overlay -ErrorAction SilentlyContinue -ErrorVariable problems)
        "$cells" | Should -BeExactly 'Calico Overlay: Supported'
        "$($problems[0])" | Should -BeLike "*'Weave': RKE2 has no such plugin. Write one of Canal, Calico, Cilium, Flannel, None.*"
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'no plugin'; Ask = { Get-Rke2WindowsSupport @() }; Message = '-Plugin: the value is empty*' }
        @{ Name = '$null for a plugin'; Ask = { Get-Rke2WindowsSupport $null }; Message = '-Plugin: the value is empty*' }
        @{ Name = 'no feature'; Ask = { Get-Rke2WindowsSupport -Feature @() }; Message = '-Feature: the value is empty*' }
        @{ Name = 'an empty release'; Ask = { Get-Rke2WindowsSupport -Rke2Version '' }; Message = '-Rke2Version: the value is empty*' }
        @{ Name = 'a release that never was'; Ask = { Get-Rke2WindowsSupport -Rke2Version v1.24.0 }; Message = '*never released*v1.24.1*' }
        @{ Name = 'an unknown plugin beside a feature'; Ask = { Get-Rke2WindowsSupport Multus Bgp }; Message = '*Multus is no plugin of its own*' }
        @{ Name = 'an unknown feature'; Ask = { Get-Rke2WindowsSupport -Feature Dualstak }; Message = '*DualStack*' }
    ) {
        $Ask | Should -Throw $Message
    }

    It 'fits a window of 80 columns, live and out of a job' {
        $path = $script:ModulePath
        $cells = Start-Job { Import-Module $using:path; Get-Rke2WindowsSupport Calico } | Receive-Job -Wait -AutoRemoveJob
        foreach ($screen in (Get-Rke2WindowsSupport Calico | Out-String -Width 80), ($cells | Out-String -Width 80)) {
            @($screen -split "`r?`n" | Where-Object { $_.Length -gt 80 }) | Should -BeNullOrEmpty
            $screen | Should -Match 'Windows nodes: Calico, v1\.'
            $screen | Should -Match 'Server2025\s+NotValidated'
        }
    }
}
