# The rules, as scripts look them up: lists of them, and what is behind findings.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    function Get-Found {
        New-Rke2CniConfig Canal -WindowsNodes -Values @{ a = 1; b = 2 } -WarningAction Ignore | Test-Rke2CniConfig
    }
}

Describe 'Rules' {
    It 'are all there, by identifier' {
        $all = @(Get-Rke2Rule)
        $all.Count | Should -BeGreaterOrEqual 90
        $all.Id | Should -BeExactly @($all.Id | Sort-Object -Unique)
        @($all | Where-Object { -not ($_.Title -and $_.Source -and $_.HelpUri) }) | Should -BeNullOrEmpty
    }

    It 'are named by <Name>' -ForEach @(
        @{ Name = 'identifier'; Get = { Get-Rke2Rule RKE2NET601 }; Ids = 'RKE2NET601' }
        @{ Name = 'digits'; Get = { Get-Rke2Rule 601 }; Ids = 'RKE2NET601' }
        @{ Name = 'digits that are a number'; Get = { Get-Rke2Rule -Id 601, 301 }; Ids = 'RKE2NET601', 'RKE2NET301' }
        @{ Name = 'wildcards'; Get = { Get-Rke2Rule 40[12] }; Ids = 'RKE2NET401', 'RKE2NET402' }
        @{ Name = 'severity'; Get = { Get-Rke2Rule 51[0-2] -Severity Error }; Ids = 'RKE2NET512' }
        @{ Name = 'area'; Get = { Get-Rke2Rule *01 -Area Multus }; Ids = 'RKE2NET601' }
    ) {
        @((& $Get).Id) | Should -BeExactly @($Ids)
    }

    It 'are what findings name, each once' {
        (Get-Found | Get-Rke2Rule).Id | Should -BeExactly @('RKE2NET301', 'RKE2NET401')
    }

    It 'are what the findings of a job name, and come out of one' {
        $found = @(Get-Found | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) })
        ($found | Get-Rke2Rule).Id | Should -BeExactly @('RKE2NET301', 'RKE2NET401')
        $path = $script:ModulePath
        $rules = @(Start-Job { Import-Module $using:path; Get-Rke2Rule 60* } | Receive-Job -Wait -AutoRemoveJob)
        $rules[0].Needs | Should -BeExactly 'cni, chart values'
        "$($rules[0].Severity) $($rules[0].Area)" | Should -BeExactly 'Error Multus'
    }

    It 'choose findings' {
        $ids = (Get-Rke2Rule -Area Windows).Id
        (New-Rke2CniConfig Canal -WindowsNodes -Values @{ a = 1 } -WarningAction Ignore | Test-Rke2CniConfig -Exclude $ids).Id | Should -BeExactly 'RKE2NET301'
    }

    It 'make a list with all they have' {
        $lines = @(Get-Rke2Rule 601 | Format-List | Out-String -Width 80 -Stream)
        $lines -join "`n" | Should -Match 'Needs\s+: cni, chart values'
        $lines -join "`n" | Should -Match 'Since\s+: v1\.31\.14'
    }

    It 'refuse <Name>' -ForEach @(
        @{ Name = 'an empty identifier'; Ask = { Get-Rke2Rule '' }; Message = '-Id: the value is empty*' }
        @{ Name = '$null'; Ask = { Get-Rke2Rule $null }; Message = '-Id: the value is empty*' }
        @{ Name = 'an empty list of areas'; Ask = { Get-Rke2Rule -Area @() }; Message = '-Area: the value is empty*' }
        @{ Name = 'a bracket that is not closed'; Ask = { Get-Rke2Rule '4[0' -ErrorAction Stop }; Message = '*bracket*not closed*' }
    ) {
        $Ask | Should -Throw $Message
    }

    It 'have a page each, which names the rule and a way to leave it out' -Skip:(-not (Test-Path (Join-Path $PSScriptRoot '../../docs/rules'))) {
        foreach ($rule in Get-Rke2Rule) {
            $page = Get-Content -Raw (Join-Path $PSScriptRoot "../../docs/rules/$($rule.Id).md")
            $page | Should -BeLike "# $($rule.Id): $($rule.Title)*"
            $page | Should -Match "-Exclude $($rule.Id)|Found by ``[A-Z][a-z]+-Rke2"
        }
    }

    It 'complete by identifier' {
        (TabExpansion2 'Get-Rke2Rule 15' 15).CompletionMatches.CompletionText | Should -BeExactly @('RKE2NET150', 'RKE2NET151', 'RKE2NET152')
    }

    It 'that are not there are an error that a script can catch' {
        { Get-Rke2Rule 600 -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchRule,*' -ExpectedMessage '*The nearest is RKE2NET601*'
        (Get-Rke2Rule 600, 601 -ErrorAction Ignore).Id | Should -BeExactly 'RKE2NET601'
    }
}
