# Comments in files that accept findings: gates of a pipeline, edits in place, odd places and ways of writing.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
    $script:Shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })

    # A manifest for Canal, with its values as they are given.
    function New-Manifest([string] $Values, [string] $Name = 'rke2-canal-config.yaml', [switch] $Crlf) {
        $lines = @('apiVersion: helm.cattle.io/v1', 'kind: HelmChartConfig', 'metadata:', '  name: rke2-canal', '  namespace: kube-system', 'spec:', '  failurePolicy: retry', '  valuesContent: |-')
        $lines += $Values.Trim() -split "`r?`n" | ForEach-Object { "    $_" }
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $file = Join-Path (New-Item $folder -ItemType Directory) $Name
        $end = if ($Crlf) { "`r`n" } else { "`n" }
        [IO.File]::WriteAllText($file, ($lines -join $end) + $end)
        $file
    }
}

Describe 'A gate in a pipeline' {
    It 'ends with <Code> for <Name>' -ForEach @(
        @{ Name = 'an error'; Code = 1; Values = "flannel:`n  backend: vxlna" }
        @{ Name = 'an error that is accepted'; Code = 0; Values = "flannel:`n  # rke2network:ignore RKE2NET305 our own build`n  backend: vxlna" }
        @{ Name = 'an error beside the accepted one'; Code = 1; Values = "flannel:`n  backend: vxlna`n  iface: eth1 # rke2network:ignore RKE2NET305 wrong line" }
        @{ Name = 'a comment without a rule'; Code = 1; Values = "flannel: # rke2network:ignore because`n  iface: eth1" }
    ) {
        $file = New-Manifest $Values
        $gate = Join-Path $TestDrive 'gate.ps1'
        @'
param($Module, $File)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Module
if (-not (Test-Rke2CniConfig $File -Quiet -Severity Warning)) { exit 1 }
'@ | Set-Content $gate -Encoding Ascii
        & $script:Shell -NoProfile -NonInteractive -File $gate $script:ModulePath $file
        $LASTEXITCODE | Should -Be $Code
    }

    It 'lists what was accepted, and why, for those who audit it' {
        $file = New-Manifest "flanel: # rke2network:ignore RKE2NET301 a fork reads it`n  iface: eth1`ncalicoo: 1"
        $row = Test-Rke2CniConfig $file -IncludeSuppressed | Where-Object Suppression |
            Select-Object Id, @{ Name = 'Why'; Expression = { $_.Suppression.Reason } }, @{ Name = 'Line'; Expression = { $_.Source.Line } } | ConvertTo-Csv -NoTypeInformation
        $row | Should -BeExactly @('"Id","Why","Line"', '"RKE2NET301","a fork reads it","9"')
    }

    It 'keeps the comment in the report of a job' {
        $file = New-Manifest "flanel: # rke2network:ignore RKE2NET301 a fork reads it`n  iface: eth1"
        $path = $script:ModulePath
        $job = Start-Job { Import-Module $using:path; Test-Rke2CniConfig $using:file -IncludeSuppressed }
        $screen = $job | Receive-Job -Wait -AutoRemoveJob | Out-String -Width 80
        $screen | Should -Match 'Accepted by a comment: RKE2NET301: a fork reads it'
    }
}

Describe 'A comment' {
    It 'is read where it is written as <Name>' -ForEach @(
        @{ Name = 'most do'; Values = "flanel: # rke2network:ignore RKE2NET301 a fork`n  iface: eth1" }
        @{ Name = 'one without blanks'; Values = "flanel: #rke2network:ignore RKE2NET301`n  iface: eth1" }
        @{ Name = 'one with a colon'; Values = "flanel: # rke2network:ignore RKE2NET301: a fork`n  iface: eth1" }
        @{ Name = 'one with tabs'; Values = "flanel:`t#`trke2network:ignore`tRKE2NET301`ta fork`n  iface: eth1" }
        @{ Name = 'the first of several'; Values = "# rke2network:ignore RKE2NET301 a fork`n# and more about it`nflanel:`n  iface: eth1" }
        @{ Name = 'the last line of the file'; Values = "flanel:`n  iface: eth1`n# rke2network:ignore-file RKE2NET301 a fork" }
    ) {
        foreach ($crlf in $true, $false) {
            Test-Rke2CniConfig (New-Manifest $Values -Crlf:$crlf) | ForEach-Object { "$_" } | Should -BeNullOrEmpty
        }
    }

    It 'is none in <Name>' -ForEach @(
        @{ Name = 'a text in quotes'; Values = "flanel:`n  iface: 'eth1 # rke2network:ignore-file RKE2NET301 no'" }
        @{ Name = 'a block of text'; Values = "flanel:`n  cniConf: |`n    # rke2network:ignore-file RKE2NET301 no`n    {}" }
    ) {
        (Test-Rke2CniConfig (New-Manifest $Values)).Id | Should -BeExactly 'RKE2NET301'
    }

    It 'that stands one key too far says where it belongs' {
        $finding = Test-Rke2CniConfig (New-Manifest "flanel: 1`nflannel: # rke2network:ignore RKE2NET301 a fork`n  iface: eth1") -Include 140
        $finding.Severity | Should -Be 'Information'
        $finding.Recommendation | Should -BeLike 'Put it at the end of line 9,*'
    }

    It 'silences the warnings of Import-Rke2CniConfig' {
        $file = New-Manifest "flanel: # rke2network:ignore RKE2NET301 a fork`n  iface: eth1"
        $config = Import-Rke2CniConfig $file -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        @($config.Findings).Count | Should -Be 0
        "$($config.Suppressions)" | Should -BeExactly 'RKE2NET301: a fork'
    }
}

Describe 'Files with comments' {
    It 'are changed in place, and what was accepted stays accepted' {
        $file = New-Manifest "flannel:`n  # rke2network:ignore RKE2NET305 our own build`n  backend: vxlna" -Crlf
        Import-Rke2CniConfig $file | Set-Rke2ChartValue calico.vethuMTU 1400 | Export-Rke2CniConfig -InPlace
        $text = [IO.File]::ReadAllText($file)
        $text | Should -BeLike "*  # rke2network:ignore RKE2NET305 our own build`r`n      backend: vxlna`r`n*vethuMTU: 1400*"
        Test-Rke2CniConfig $file -Quiet -Severity Information | Should -BeTrue
    }

    It 'lose the comment with the value that it was for' {
        $file = New-Manifest "flanel: 1 # rke2network:ignore RKE2NET301 a fork`nflannel:`n  iface: eth1"
        Import-Rke2CniConfig $file | Remove-Rke2ChartValue flanel | Export-Rke2CniConfig -InPlace
        [IO.File]::ReadAllText($file) | Should -Not -BeLike '*rke2network*'
        Test-Rke2CniConfig $file | Should -BeNullOrEmpty
    }

    It 'are repaired but for what is accepted' {
        $file = New-Manifest "flanel: # rke2network:ignore RKE2NET301 a fork`n  iface: eth1`ncalicoo:`n  vethuMTU: 1400"
        Repair-Rke2CniConfig $file
        $lines = [IO.File]::ReadAllLines($file)
        $lines[8] | Should -BeExactly '    flanel: # rke2network:ignore RKE2NET301 a fork'
        $lines[10] | Should -BeExactly '    calico:'
        Test-Rke2CniConfig $file -Quiet -Severity Information | Should -BeTrue
    }
}
