# Which NICs can have virtual functions, as scripts ask it.

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

    function Get-Nic([string] $Name, [string] $Pci, [int] $TotalVfs = 64) {
        @{
            "sys/class/net/$Name/device/uevent"         = "DRIVER=i40e`nPCI_SLOT_NAME=$Pci"
            "sys/class/net/$Name/device/vendor"         = '0x8086'
            "sys/class/net/$Name/device/device"         = '0x1572'
            "sys/class/net/$Name/device/sriov_totalvfs" = "$TotalVfs"
            "sys/class/net/$Name/device/sriov_numvfs"   = '0'
        }
    }

    $script:HasShell = $null -ne (Get-Command sh -CommandType Application -ErrorAction Ignore)
}

Describe 'SR-IOV capability' {
    BeforeAll {
        if ($script:HasShell) {
            $script:Good = New-Node good ((Get-Nic ens1f0 0000:3b:00.0) + (Get-Nic ens1f1 0000:3b:00.1) + @{ 'sys/kernel/iommu_groups/0/type' = 'DMA' })
            $script:Bad = New-Node bad ((Get-Nic ens1f0 0000:3b:00.0 -TotalVfs 0) + @{ 'sys/kernel/iommu_groups/0/type' = 'DMA' })
            $script:Off = New-Node off ((Get-Nic ens1f0 0000:3b:00.0) + @{ 'sys/kernel/profiling' = '0'; 'etc/os-release' = 'ID=ubuntu'; 'proc/cpuinfo' = "vendor_id`t: GenuineIntel"; 'proc/cmdline' = 'quiet' })
        }
    }

    It 'is an object for each NIC' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        $nics = @(Test-Rke2SriovCapability -RootPath $script:Good)
        $nics.Interface | Should -BeExactly @('ens1f0', 'ens1f1')
        $nics.Capable | Should -BeExactly @($true, $true)
        $nics[0].Vendor | Should -BeExactly '8086'
        $nics[0].Vendor | Should -BeOfType [string]
        $nics[0].DeviceId | Should -BeExactly '1572'
        $nics[0].TotalVfs | Should -Be 64
        $nics[0].Findings | Should -BeNullOrEmpty
        (Test-Rke2SriovCapability -RootPath $script:Good -Interface *f1).PciAddress | Should -BeExactly '0000:3b:00.1'
    }

    It 'says what is missing and what to do' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        $nic = Test-Rke2SriovCapability -RootPath $script:Bad -WarningVariable warnings -WarningAction SilentlyContinue
        $nic.Capable | Should -BeFalse
        $nic.Findings.Id | Should -BeExactly 'RKE2NET702'
        "$warnings" | Should -BeLike 'RKE2NET702 (error): ens1f0 of *firmware*'
        $off = Test-Rke2SriovCapability -RootPath $script:Off -WarningAction Ignore
        $off.Findings[0].Recommendation | Should -BeLike '*intel_iommu=on iommu=pt*update-grub*does not set kernel arguments on Ubuntu.'
    }

    It 'is one answer with -Quiet' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        Test-Rke2SriovCapability -RootPath $script:Good -Quiet | Should -BeTrue
        Test-Rke2SriovCapability -RootPath $script:Good, $script:Bad -Quiet | Should -BeFalse
    }

    It 'refuses a folder that is none' {
        { Test-Rke2SriovCapability -RootPath (Join-Path $TestDrive none) -ErrorAction Stop } | Should -Throw -ErrorId 'FolderMissing,*' -ExpectedMessage '-RootPath*there is no such folder*'
    }

    It 'refuses an interface that a node does not have' {
        if (-not $script:HasShell) { Set-ItResult -Skipped -Because 'there is no sh'; return }
        { Test-Rke2SriovCapability -RootPath $script:Good -Interface eth9 -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchInterface,*' -ExpectedMessage '*Its NICs are ens1f0, ens1f1*'
    }

    It 'is known by its rules' {
        (Get-Rke2Rule -Area Sriov).Count | Should -BeGreaterOrEqual 15
    }
}
