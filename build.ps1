<#
.SYNOPSIS
    Builds, tests or packages Rke2Network: a thin caller of dotnet.
.DESCRIPTION
    Build leaves the module, ready to import, in out/Rke2Network. Test runs dotnet test and then, if Pester 5 or later
    is there, the tests in tests/Pester on that module. Package builds Release and puts the module into
    out/Rke2Network.<version>.zip. Clean removes what the others made.

    Works in Windows PowerShell 5.1 and PowerShell 7, and stops at the first command that fails.
.PARAMETER Task
    Build (the default), Test, Package or Clean.
.PARAMETER Configuration
    Debug (the default, as for dotnet) or Release. Package always takes Release.
.EXAMPLE
    ./build.ps1
    Builds the module.
.EXAMPLE
    ./build.ps1 Test -Configuration Release
    Builds for release and runs all tests.
.EXAMPLE
    ./build.ps1 Package
    Makes the zip and returns it as a file.
#>
[CmdletBinding()]
[OutputType([IO.FileInfo])]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$solution = Join-Path $PSScriptRoot 'Rke2Network.sln'
$out = Join-Path $PSScriptRoot 'out'
$module = Join-Path $out 'Rke2Network'

function Invoke-Native([string] $Command, [string[]] $Arguments, [string] $Name = "$Command $($Arguments[0])") {
    # Not into the output, which is the task's own.
    & $Command @Arguments | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "$Name failed with exit code $LASTEXITCODE."
    }
}

function Invoke-PesterSuite {
    $pester = Get-Module Pester -ListAvailable | Where-Object { $_.Version -ge [version] '5.0' } | Sort-Object Version -Descending | Select-Object -First 1
    if (-not $pester) {
        Write-Warning 'Pester 5 or later is not installed: the tests in tests/Pester were left out. Install-Module Pester brings it.'
        return
    }

    # A process of its own: this one keeps the assemblies that it has loaded, and would test those of an earlier build.
    $quoted = @($pester.Path, (Join-Path $PSScriptRoot 'tests/Pester')) | ForEach-Object { "'" + $_.Replace("'", "''") + "'" }
    $code = "Import-Module $($quoted[0]) -ErrorAction Stop; `$configuration = New-PesterConfiguration; " +
        "`$configuration.Run.Path = $($quoted[1]); `$configuration.Run.Exit = `$true; Invoke-Pester -Configuration `$configuration"
    $shell = Join-Path $PSHOME $(if ($PSVersionTable.PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })
    if (-not (Get-Command $shell -ErrorAction SilentlyContinue)) {
        # PowerShell as a tool of dotnet has its executable elsewhere.
        $shell = 'pwsh'
    }

    Invoke-Native $shell @('-NoProfile', '-NonInteractive', '-Command', $code) -Name 'Invoke-Pester'
}

function Compress-ModuleFolder {
    Add-Type -AssemblyName System.IO.Compression
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $version = (Test-ModuleManifest (Join-Path $module 'Rke2Network.psd1')).Version
    $zip = Join-Path $out "Rke2Network.$version.zip"
    if (Test-Path -LiteralPath $zip) {
        Remove-Item -LiteralPath $zip
    }

    $archive = [System.IO.Compression.ZipFile]::Open($zip, [System.IO.Compression.ZipArchiveMode]::Create)
    try {
        # Entry by entry: CreateFromDirectory writes backslashes in Windows PowerShell, which Linux takes for names.
        foreach ($file in Get-ChildItem -LiteralPath $module -Recurse -File | Sort-Object FullName) {
            $name = 'Rke2Network' + $file.FullName.Substring($module.Length).Replace('\', '/')
            $null = [System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile($archive, $file.FullName, $name)
        }
    }
    finally {
        $archive.Dispose()
    }

    Get-Item -LiteralPath $zip
}

# dotnet finds global.json from the current folder.
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' {
            Invoke-Native dotnet @('build', $solution, '-c', $Configuration)
        }
        'Test' {
            Invoke-Native dotnet @('test', $solution, '-c', $Configuration)
            Invoke-PesterSuite
        }
        'Package' {
            Invoke-Native dotnet @('build', $solution, '-c', 'Release')
            Compress-ModuleFolder
        }
        'Clean' {
            Invoke-Native dotnet @('clean', $solution, '-c', $Configuration)
            if (Test-Path -LiteralPath $out) {
                Remove-Item -LiteralPath $out -Recurse -Force
            }
        }
    }
}
finally {
    Pop-Location
}
