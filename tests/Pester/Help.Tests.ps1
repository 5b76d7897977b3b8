# Help: complete for every command, and its examples run.

BeforeDiscovery {
    # The cases come from the module itself. Without it discovery fails, and with it the run.
    Import-Module ([IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))) -Force -ErrorAction Stop
    $commands = @(Get-Command -Module Rke2Network | Sort-Object Name)
    if ($commands.Count -lt 9) {
        throw "The module has $($commands.Count) commands; nine or more were expected."
    }

    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $commandCases = @($commands | ForEach-Object {
            @{ Name = $_.Name; Parameters = @($_.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object) }
        })
    $parameterCases = @($commandCases | ForEach-Object { $case = $_; $case.Parameters | ForEach-Object { @{ Name = $case.Name; Parameter = $_ } } })
    $exampleCases = @($commandCases | ForEach-Object {
            $case = $_
            $number = 0
            (Get-Help $case.Name -Full).Examples.Example | ForEach-Object {
                $number++
                @{ Name = $case.Name; Number = $number; Code = $_.Code; Remark = (@($_.Remarks | ForEach-Object { $_.Text }) -join ' ').Trim() }
            }
        } | Where-Object { $_.Code -notmatch 'Get-Rke2Context|Get-Rke2CniConfig|-Rke2Resource|Wait-Rke2Rollout|-Context |SriovNodeLabel|SriovNetworkNodeState|-NodeName ' })
    # Those left out reach clusters: HelpAndCompletionTests.cs runs them with clusters in memory.
    if ($exampleCases.Count -lt 9) {
        throw "Only $($exampleCases.Count) examples were found."
    }
}

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
}

Describe '<Name>' -ForEach $commandCases {
    BeforeAll {
        $script:Help = Get-Help $Name -Full
    }

    It 'has a synopsis of one sentence' {
        # Without help of its own PowerShell shows the syntax here.
        $script:Help.Synopsis.Trim() | Should -Match '^[A-Z][^\r\n]*\.$'
        $script:Help.Synopsis | Should -Not -Match "^\s*$Name"
    }

    It 'has a description' {
        $text = @($script:Help.Description | ForEach-Object { $_.Text }) -join ' '
        $text.Length | Should -BeGreaterThan 40
        $text.Trim() | Should -Match '\.$'
    }

    It 'has at least two examples, each with code that calls it and a remark' {
        $examples = @($script:Help.Examples.Example)
        $examples.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $examples) {
            $example.Code | Should -Match $Name
            (@($example.Remarks | ForEach-Object { $_.Text }) -join ' ').Trim() | Should -Match '^[A-Z].*\.$'
        }
    }

    It 'describes the parameters that there are, and no others' {
        @($script:Help.Parameters.Parameter | ForEach-Object { $_.Name } | Sort-Object) | Should -BeExactly $Parameters
    }

    It 'says what it returns' {
        @($script:Help.ReturnValues.ReturnValue).Count | Should -BeGreaterOrEqual 1
        "$($script:Help.ReturnValues.ReturnValue[0].Type.Name)" | Should -Match '\w'
    }
}

Describe 'Parameters' {
    It '<Name> -<Parameter> has a description in sentences' -ForEach $parameterCases {
        $help = @((Get-Help $Name -Full).Parameters.Parameter | Where-Object { $_.Name -eq $Parameter })
        $help | Should -HaveCount 1
        $text = (@($help[0].Description | ForEach-Object { $_.Text.Trim() }) -join ' ').Trim()
        $text | Should -Match '(?s)^[A-Z].{8,}\.(\s+Accepted values: .+)?$'
    }
}

Describe 'Examples' {
    It '<Name>, example <Number>: <Code>' -ForEach $exampleCases {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $null = New-Item $folder -ItemType Directory
        $powershell = [powershell]::Create()
        try {
            $null = $powershell.AddScript({
                    param($ModulePath, $Folder)
                    Import-Module $ModulePath -ErrorAction Stop
                    Set-Location $Folder
                }.ToString()).AddArgument($script:ModulePath).AddArgument($folder)
            $null = $powershell.Invoke()
            $powershell.Commands.Clear()
            $null = $powershell.AddScript("`$ErrorActionPreference = 'Stop'; Set-StrictMode -Version Latest; $Code")
            $output = @($powershell.Invoke())
            $powershell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $powershell.Dispose()
        }

        $files = @(Get-ChildItem $folder -Recurse -File)
        $writing = @($Code -split "`n" | Where-Object { $_ -match 'Export-Rke2' })
        $isWritten = @($writing | Where-Object { $_ -notmatch '\s-WhatIf' }).Count -gt 0
        switch -Regex ($Code) {
            { $writing -and -not $isWritten } {
                $files | Should -HaveCount 0
                break
            }
            'Export-Rke2' {
                $files.Count | Should -BeGreaterThan 0
                foreach ($file in @($files | Where-Object { $Name -like 'Export-*' })) {
                    $Remark | Should -BeLike "*$($file.Name)*" -Because 'the remark names what is written'
                }

                break
            }
            'Test-Rke2SriovCapability|Test-Rke2NodeReadiness' {
                # What comes is up to the machine that the tests run on.
                $files | Should -HaveCount 0
                break
            }
            default {
                $output.Count | Should -BeGreaterThan 0
                $files | Should -HaveCount 0
            }
        }

        # A remark that quotes the result must be right: 'Returns False: ...', 'Returns --cni=multus,canal.'
        if ($Remark -cmatch '^Returns (?<result>--\S+|True|False)[.:]') {
            "$output" | Should -BeExactly $Matches.result.TrimEnd('.')
        }
    }

    It 'are two or more for each command' {
        @(Get-Command -Module Rke2Network).Count | Should -BeGreaterOrEqual 9
        foreach ($command in Get-Command -Module Rke2Network) {
            @((Get-Help $command.Name -Full).Examples.Example).Count | Should -BeGreaterOrEqual 2
        }
    }
}

Describe 'The quickstart example' {
    It 'runs in a fresh shell, shows findings and writes both files' {
        $shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })
        $quickstart = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../examples/quickstart.ps1'))
        $folder = Join-Path $TestDrive 'quickstart'
        $quoted = @($script:ModulePath, $quickstart, $folder | ForEach-Object { "'$($_ -replace "'", "''")'" })
        $code = "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module $($quoted[0]); & $($quoted[1]) -Path $($quoted[2])"
        $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code))
        $output = (& $shell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1 | ForEach-Object { "$_" }) -join "`n"
        $LASTEXITCODE | Should -Be 0
        $output | Should -Match 'RKE2NET402'
        $output | Should -Match 'name: rke2-calico'
        Join-Path $folder 'config.yaml.d/50-network.yaml' | Should -FileContentMatch '^cluster-cidr: 10\.42\.0\.0/16,2001:cafe:42::/56$'
        Join-Path $folder 'server/manifests/rke2-calico-config.yaml' | Should -FileContentMatch '^  name: rke2-calico$'
    }
}
