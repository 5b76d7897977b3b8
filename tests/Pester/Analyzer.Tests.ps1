# Scripts and manifest: without warnings of PSScriptAnalyzer, and readable by Windows PowerShell 5.1.

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../..'))
    $files = @('build.ps1', 'module/Rke2Network.psd1') +
        @(Get-ChildItem (Join-Path $root 'examples') -Filter *.ps1 | ForEach-Object { "examples/$($_.Name)" }) +
        @(Get-ChildItem $PSScriptRoot -Filter *.ps1 | ForEach-Object { "tests/Pester/$($_.Name)" })
    if ($files.Count -lt 10) {
        throw "Only $($files.Count) scripts were found below $root."
    }

    $fileCases = @($files | ForEach-Object { @{ File = $_; Path = Join-Path $root $_ } })
}

BeforeAll {
    $script:Analyzer = Get-Module PSScriptAnalyzer -ListAvailable | Sort-Object Version -Descending | Select-Object -First 1
    if ($script:Analyzer) {
        Import-Module $script:Analyzer
    }

    $script:Settings = @{
        IncludeDefaultRules = $true
        Rules               = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.0') } }
    }
}

Describe '<File>' -ForEach $fileCases {
    It 'has no warnings of PSScriptAnalyzer' {
        if (-not $script:Analyzer) {
            Set-ItResult -Skipped -Because 'the module PSScriptAnalyzer is missing'
        }

        $Path | Should -Exist
        $settings = $script:Settings.Clone()
        if ($File -like 'tests/*') {
            # BeforeAll hands variables to It by scope, and cases by name: the rule sees no use of them.
            $settings.ExcludeRules = @('PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter')
        }

        Invoke-ScriptAnalyzer -Path $Path -Settings $settings -ErrorAction Stop |
            ForEach-Object { "$($_.ScriptName):$($_.Line): $($_.Severity) $($_.RuleName): $($_.Message)" } |
            Should -BeNullOrEmpty
    }

    It 'is ASCII with LF and one newline at the end: 5.1 reads files without a mark as ANSI' {
        $bytes = [IO.File]::ReadAllBytes($Path)
        $bytes.Count | Should -BeGreaterThan 100
        @($bytes | Where-Object { $_ -gt 126 -or $_ -lt 32 -and $_ -ne 10 }) | Should -HaveCount 0
        $bytes[-1] | Should -Be 10
        $bytes[-2] | Should -Not -Be 10
    }
}

Describe 'PSScriptAnalyzer' {
    It 'finds what it should: the check itself works' {
        if (-not $script:Analyzer) {
            Set-ItResult -Skipped -Because 'the module PSScriptAnalyzer is missing'
        }

        @(Invoke-ScriptAnalyzer -ScriptDefinition 'gci | % { $a = $_ ?? 1 }' -Settings $script:Settings).RuleName | Sort-Object -Unique |
            Should -BeExactly @('PSAvoidUsingCmdletAliases', 'PSUseCompatibleSyntax', 'PSUseDeclaredVarsMoreThanAssignments')
    }
}
