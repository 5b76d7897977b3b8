# What a change does to a running cluster, as a script asks before it rolls the change out.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
    $script:Shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })

    function New-Server([string] $Config) {
        $file = Join-Path (New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory) 'config.yaml'
        [IO.File]::WriteAllText($file, $Config)
        $file
    }
}

Describe 'A change' {
    It 'that a cluster does not survive stops a script, with what to write instead' {
        $running = New-Server "cni: canal`ntoken: a`n"
        $wanted = New-Server "cni: canal`ncluster-cidr: 10.50.0.0/16`ntoken: a`n"
        $gate = Join-Path $TestDrive 'compare.ps1'
        @'
param($Module, $Running, $Wanted)
Set-StrictMode -Version Latest
Import-Module $Module
$breaking = @(Import-Rke2CniConfig $Running | Compare-Rke2CniConfig (Import-Rke2CniConfig $Wanted) | Where-Object IsBreaking)
$breaking | ForEach-Object Recommendation
exit $breaking.Count
'@ | Set-Content $gate -Encoding Ascii
        $output = & $script:Shell -NoProfile -NonInteractive -File $gate $script:ModulePath $running $wanted
        $LASTEXITCODE | Should -Be 1
        $output | Should -BeExactly 'Keep cluster-cidr: 10.42.0.0/16, or make a new cluster with 10.50.0.0/16 and move to it.'
        & $script:Shell -NoProfile -NonInteractive -File $gate $script:ModulePath $running $running | Should -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'is let through by a comment in the new file, and still shown' {
        $wanted = New-Server "cluster-cidr: 10.50.0.0/16 # rke2network:ignore RKE2NET151 all nodes are set up anew`ntoken: a`n"
        $difference = New-Rke2CniConfig Canal | Compare-Rke2CniConfig (Import-Rke2CniConfig $wanted) | Where-Object Finding
        $difference.Finding.Id | Should -BeExactly 'RKE2NET151'
        $difference.IsBreaking | Should -BeFalse
        $difference | Out-String -Width 80 | Should -Match 'Accepted     : by a comment: RKE2NET151'
        Test-Rke2CniConfig -InputObject (Import-Rke2CniConfig $wanted) -Include 140 | Should -BeNullOrEmpty
    }

    It 'of the release alone breaks no backend: <Plugin> from <From>' -ForEach @(
        foreach ($plugin in 'Canal', 'Calico', 'Cilium', 'Flannel') {
            foreach ($from in 'v1.25.16', 'v1.26.5', 'v1.28.15', 'v1.32.9') { @{ Plugin = $plugin; From = $from } }
        }
    ) {
        $before = New-Rke2CniConfig $Plugin -Rke2Version $From -WarningAction Ignore
        $differences = @($before | Compare-Rke2CniConfig (New-Rke2CniConfig $Plugin -WarningAction Ignore))
        $differences.Path | Should -BeExactly 'release'
        $differences.Finding | Should -BeNullOrEmpty
    }

    It 'of Cilium''s tunnel is found, and its new names are not' {
        $before = New-Rke2CniConfig Cilium -Rke2Version v1.26.5 -Values @{ tunnel = 'geneve' }
        $renamed = New-Rke2CniConfig Cilium -Rke2Version v1.34.4 -Values @{ tunnelProtocol = 'geneve' }
        $before | Compare-Rke2CniConfig $renamed | Where-Object Finding | Should -BeNullOrEmpty
        $lost = New-Rke2CniConfig Cilium -Rke2Version v1.34.4
        ($before | Compare-Rke2CniConfig $lost)[0].Recommendation | Should -BeLike 'Keep tunnelProtocol: geneve, or*'
    }

    It 'is told of configurations out of jobs and files, too' {
        $path = $script:ModulePath
        $running = Start-Job { Import-Module $using:path; New-Rke2CniConfig Canal } | Receive-Job -Wait -AutoRemoveJob
        $file = Join-Path $TestDrive 'wanted.xml'
        New-Rke2CniConfig Cilium | Export-Clixml $file
        $running | Compare-Rke2CniConfig (Import-Clixml $file) | ForEach-Object { "$_" } | Should -BeExactly 'cni: canal becomes cilium'
    }

    It 'of nothing is nothing, and -InformationAction Continue says so' {
        $config = New-Rke2CniConfig Canal
        $config | Compare-Rke2CniConfig -DifferenceObject $config | Should -BeNullOrEmpty
        "$($config | Compare-Rke2CniConfig -DifferenceObject $config 6>&1)" | Should -BeLike '*no differences*'
    }

    It 'against nothing is an error' {
        { New-Rke2CniConfig Canal | Compare-Rke2CniConfig -DifferenceObject $null } | Should -Throw '*DifferenceObject*null*'
    }
}
