# Tab completion: every parameter whose values are known offers them.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # What Tab offers at the end of a line.
    function Get-Completion([string] $Line) {
        @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches |
                ForEach-Object { $_.CompletionText })
    }
}

Describe 'Plugin' {
    It '<Line>' -ForEach @(
        @{ Line = 'New-Rke2CniConfig -Plugin '; Offers = @('Calico', 'Canal', 'Cilium', 'Flannel', 'None') }
        @{ Line = 'New-Rke2CniConfig '; Offers = @('Calico', 'Canal', 'Cilium', 'Flannel', 'None') }
        @{ Line = 'New-Rke2CniConfig -Plugin Ca'; Offers = @('Calico', 'Canal') }
        @{ Line = 'New-Rke2CniConfig ci'; Offers = @('Cilium') }
        @{ Line = 'New-Rke2CniConfig -WindowsNodes f'; Offers = @('Flannel') }
    ) {
        Get-Completion $Line | Should -BeExactly $Offers
    }

    It 'comes from TabExpansion2 as well' {
        $line = 'New-Rke2CniConfig Can'
        @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText) | Should -BeExactly @('Canal')
    }
}

Describe 'As' {
    It '<Line>' -ForEach @(
        @{ Line = 'New-Rke2CniConfig | ConvertTo-Rke2Yaml -As '; Offers = @('Manifest', 'ServerConfig') }
        @{ Line = 'New-Rke2CniConfig | ConvertTo-Rke2Yaml '; Offers = @('Manifest', 'ServerConfig') }
        @{ Line = 'ConvertTo-Rke2Yaml -As s'; Offers = @('ServerConfig') }
    ) {
        Get-Completion $Line | Should -BeExactly $Offers
    }
}

Describe 'Rke2Version' {
    It 'offers every release, newest first' {
        $offers = Get-Completion 'New-Rke2CniConfig -Rke2Version '
        $offers.Count | Should -BeGreaterThan 200
        $offers[0] | Should -BeExactly "$((New-Rke2CniConfig).Rke2Version)"
        $offers[-1] | Should -BeExactly 'v1.21.2+rke2r1'
        @($offers | Sort-Object -Unique) | Should -HaveCount $offers.Count
        $releases = @($offers | ForEach-Object { [Rke2Network.Model.Rke2Version]::Parse($_) })
        for ($i = 1; $i -lt $releases.Count; $i++) {
            $releases[$i] -lt $releases[$i - 1] | Should -BeTrue
        }
    }

    It '<Line>' -ForEach @(
        @{ Line = 'New-Rke2CniConfig Canal -Rke2Version v1.24.1'; First = 'v1.24.17+rke2r1'; Contains = 'v1.24.1+rke2r1'; Like = 'v1.24.1*' }
        @{ Line = 'New-Rke2CniConfig Canal -Rke2Version 1.24.'; First = 'v1.24.17+rke2r1'; Contains = 'v1.24.8+rke2r1'; Like = 'v1.24.*' }
        @{ Line = 'New-Rke2CniConfig Canal -Rke2Version ''v1.24.'; First = 'v1.24.17+rke2r1'; Contains = 'v1.24.8+rke2r1'; Like = 'v1.24.*' }
        @{ Line = 'New-Rke2CniConfig Canal -Rke2Version "V1.24.'; First = 'v1.24.17+rke2r1'; Contains = 'v1.24.8+rke2r1'; Like = 'v1.24.*' }
    ) {
        $offers = Get-Completion $Line
        $offers.Count | Should -BeGreaterThan 2
        $offers[0] | Should -BeExactly $First
        $offers | Should -Contain $Contains
        @($offers | Where-Object { $_ -notlike $Like }) | Should -HaveCount 0
    }

    It 'offers only what New-Rke2CniConfig takes' {
        foreach ($release in (Get-Completion 'New-Rke2CniConfig -Rke2Version v1.2')) {
            "$((New-Rke2CniConfig -Rke2Version $release).Rke2Version)" | Should -BeExactly $release
        }

        (Get-Completion 'New-Rke2CniConfig -Rke2Version v1.2').Count | Should -BeGreaterThan 100
    }
}

Describe 'Backend' {
    It '<Line>' -ForEach @(
        @{ Line = 'New-Rke2CniConfig Canal -Backend '; Offers = @('vxlan', 'host-gw', 'wireguard', 'udp') }
        @{ Line = 'New-Rke2CniConfig Canal -Backend w'; Offers = @('wireguard') }
        @{ Line = 'New-Rke2CniConfig Canal -Backend "H'; Offers = @('host-gw') }
    ) {
        Get-Completion $Line | Should -BeExactly $Offers
    }
}

Describe 'Names' {
    It 'offers the cmdlets' {
        Get-Completion 'New-Rke2C' | Should -BeExactly @('New-Rke2CniConfig')
        Get-Completion 'ConvertTo-Rke2' | Should -BeExactly @('ConvertTo-Rke2CommandLine', 'ConvertTo-Rke2Yaml')
    }

    It 'offers the properties of what comes down the pipeline' {
        $offers = Get-Completion 'New-Rke2CniConfig Canal | ForEach-Object { $_.F'
        $offers | Should -Contain 'Findings'
    }
}
