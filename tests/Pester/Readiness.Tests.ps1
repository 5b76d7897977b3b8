# Whether nodes are ready for a configuration, as scripts ask it.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # A folder with the files of a node, as an unpacked copy has them.
    function New-Node([string] $Name, [hashtable] $Files) {
        $root = Join-Path $TestDrive $Name
        foreach ($path in $Files.Keys) {
            $file = Join-Path $root $path
            New-Item -ItemType Directory -Path (Split-Path $file) -Force | Out-Null
            Set-Content $file $Files[$path]
        }
        (Get-Item $root).FullName
    }

    $script:HasShell = $null -ne (Get-Command sh -CommandType Application -ErrorAction Ignore)
    $script:Base = @{
        'etc/hostname'                          = 'worker-1'
        'etc/hosts'                             = '127.0.0.1 localhost'
        'etc/os-release'                        = 'ID=sles'
        'proc/sys/kernel/osrelease'             = '6.4.0-150600.23.25-default'
        'proc/sys/net/ipv6/conf/all/disable_ipv6' = '0'
        'usr/sbin/iptables'                     = ''
        'usr/lib/systemd/system/firewalld.service' = '[Unit]'
    }
}

Describe 'Readiness of nodes' {
    BeforeAll {
        if ($script:HasShell) {
            $script:Good = New-Node good $script:Base
            $script:Firewall = New-Node firewall ($script:Base + @{ 'etc/systemd/system/multi-user.target.wants/firewalld.service' = '[Unit]' })
        }
    }

    It 'is findings that name their node' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        $found = @(New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath $script:Firewall -WarningAction Ignore)
        $found.Id | Should -BeExactly 'RKE2NET843'
        $found.Node | Should -BeExactly $script:Firewall
        $found.Recommendation | Should -BeLike '*systemctl disable --now firewalld*'
        New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath $script:Good -WarningAction Ignore | Should -BeNullOrEmpty
    }

    It 'says what it could not check' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        $null = New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath $script:Good -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*not all was checked, as this is not known: *listening ports*'
    }

    It 'finds what a configuration asks for and a node lacks' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        $six = New-Rke2CniConfig Canal -ClusterCidr fd00:42::/56 -ServiceCidr fd00:43::/112 -WarningAction Ignore
        $found = $six | Test-Rke2NodeReadiness -RootPath $script:Good -Severity Error -WarningAction Ignore
        $found.Id | Should -BeExactly 'RKE2NET806'
        (New-Rke2CniConfig Cilium | Test-Rke2NodeReadiness -RootPath $script:Good -WarningAction Ignore) | Should -BeNullOrEmpty
    }

    It 'is one answer with -Quiet' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath $script:Good, $script:Firewall -Quiet -Exclude RKE2NET804 -WarningAction Ignore | Should -BeTrue
        New-Rke2CniConfig Canal | Test-Rke2NodeReadiness -RootPath $script:Firewall -Quiet -Severity Warning -WarningAction Ignore | Should -BeFalse
    }

    It 'finds two nodes of one name' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        (Test-Rke2NodeReadiness -RootPath $script:Good, $script:Firewall -Include RKE2NET804 -WarningAction Ignore).Node | Should -BeExactly $script:Firewall
    }

    It 'refuses a folder that is none' {
        { Test-Rke2NodeReadiness -RootPath (Join-Path $TestDrive none) -ErrorAction Stop } | Should -Throw -ErrorId 'FolderMissing,*'
    }

    It 'is known by its rules' {
        (Get-Rke2Rule -Area Node).Count | Should -BeGreaterOrEqual 38
    }
}
