# Export-Rke2CniConfig: files as on a server, all or none, and nothing overwritten unasked.

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    $script:Calico = New-Rke2CniConfig Calico -Mtu 9000
    $script:Server = 'config.yaml.d/50-network.yaml'
    $script:Manifest = 'server/manifests/rke2-calico-config.yaml'
    $script:Both = @($script:Server, $script:Manifest)

    # What lies below a folder: files and folders with slashes, in order.
    function Get-Tree([string] $Folder, [switch] $File) {
        $root = (Get-Item -LiteralPath $Folder).FullName.TrimEnd('/', '\')
        @(Get-ChildItem -LiteralPath $Folder -Recurse -Force -File:$File |
                ForEach-Object { $_.FullName.Substring($root.Length + 1).Replace('\', '/') } | Sort-Object)
    }

    function Get-ExportError([scriptblock] $Script) {
        $errors = @()
        try {
            $errors = @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        }
        catch {
            $errors = @($_)
        }

        $errors | Should -HaveCount 1
        $errors[0]
    }
}

Describe 'Export-Rke2CniConfig' {
    BeforeEach {
        $script:Folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $null = New-Item $script:Folder -ItemType Directory
    }

    Context 'what it writes' {
        It 'writes config.yaml.d and server/manifests, and returns nothing' {
            $script:Calico | Export-Rke2CniConfig $script:Folder | Should -BeNullOrEmpty
            Get-Tree $script:Folder -File | Should -BeExactly $script:Both
        }

        It 'writes what ConvertTo-Rke2Yaml says: UTF-8 without mark, LF, one newline at the end' {
            $script:Calico | Export-Rke2CniConfig $script:Folder
            foreach ($file in @{ Path = $script:Server; As = 'ServerConfig' }, @{ Path = $script:Manifest; As = 'Manifest' }) {
                $text = $script:Calico | ConvertTo-Rke2Yaml -As $file.As
                $bytes = [IO.File]::ReadAllBytes((Join-Path $script:Folder $file.Path))
                $bytes.Count | Should -BeGreaterThan 5
                [BitConverter]::ToString($bytes) | Should -BeExactly ([BitConverter]::ToString([Text.Encoding]::ASCII.GetBytes("$text`n")))
            }
        }

        It 'writes values outside ASCII as UTF-8 without a mark' {
            $word = "caf$([char] 0xE9)"
            New-Rke2CniConfig Canal -Values @{ note = $word } -WarningAction SilentlyContinue | Export-Rke2CniConfig $script:Folder
            $bytes = [IO.File]::ReadAllBytes((Join-Path $script:Folder 'server/manifests/rke2-canal-config.yaml'))
            $bytes[0] | Should -Be ([byte][char] 'a')
            [BitConverter]::ToString($bytes) | Should -BeLike '*63-61-66-C3-A9-*0A'
        }

        It 'writes a file for each chart' {
            New-Rke2CniConfig Canal -Mtu 1400 -Multus -MultusValues @{ rke2 = @{ logLevel = 'debug' } } -WarningAction SilentlyContinue | Export-Rke2CniConfig $script:Folder
            Get-Tree $script:Folder -File | Should -BeExactly @($script:Server, 'server/manifests/rke2-canal-config.yaml', 'server/manifests/rke2-multus-config.yaml')
        }

        It 'makes no manifest where no chart has values' {
            New-Rke2CniConfig Canal -Multus | Export-Rke2CniConfig $script:Folder
            Get-Tree $script:Folder | Should -BeExactly @('config.yaml.d', $script:Server)
        }

        It 'goes by the current location, not by that of the process' {
            Push-Location $script:Folder
            try {
                $script:Calico | Export-Rke2CniConfig .
                $script:Calico | Export-Rke2CniConfig below -Force
            }
            finally {
                Pop-Location
            }

            Get-Tree $script:Folder -File | Should -BeExactly (@($script:Both | ForEach-Object { "below/$_" }) + $script:Both)
        }

        It 'takes a path of a PowerShell drive, and brackets as they are' {
            $script:Calico | Export-Rke2CniConfig 'TestDrive:/a[1]' -Force
            Get-Tree (Join-Path $TestDrive 'a[1]') -File | Should -BeExactly $script:Both
        }
    }

    Context 'what it returns' {
        It 'returns the files with -PassThru' {
            $files = @($script:Calico | Export-Rke2CniConfig $script:Folder -PassThru)
            $files | Should -HaveCount 2
            $files | Should -BeOfType [IO.FileInfo]
            $files.FullName | Should -BeExactly @($script:Both | ForEach-Object { [IO.Path]::GetFullPath((Join-Path $script:Folder $_)) })
            $files.Exists | Should -BeExactly @($true, $true)
        }

        It 'returns files that go on to Get-Content as those of Get-ChildItem do' {
            $lines = @($script:Calico | Export-Rke2CniConfig $script:Folder -PassThru | Get-Content -ErrorAction Stop)
            $lines[0] | Should -BeExactly 'cni: calico'
            $lines[-1].Trim() | Should -BeExactly 'mtu: 9000'
        }
    }

    Context 'what is there already' {
        BeforeEach {
            $script:Old = Join-Path $script:Folder $script:Manifest
            $null = New-Item (Split-Path $script:Old) -ItemType Directory
            [IO.File]::WriteAllText($script:Old, "old: true`n")
        }

        It 'stays, and nothing is written beside it' {
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $script:Folder }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetExists,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            $record.CategoryInfo.Category | Should -Be 'ResourceExists'
            $record.Exception.Message | Should -BeLike "-Path '*rke2-calico-config.yaml': *exists*-Force*"
            Get-Tree $script:Folder -File | Should -BeExactly @($script:Manifest)
            [IO.File]::ReadAllText($script:Old) | Should -BeExactly "old: true`n"
        }

        It 'is replaced with -Force' {
            $script:Calico | Export-Rke2CniConfig $script:Folder -Force
            Get-Tree $script:Folder -File | Should -BeExactly $script:Both
            [IO.File]::ReadAllText($script:Old) | Should -BeExactly "$($script:Calico | ConvertTo-Rke2Yaml)`n"
        }

        It 'stays where it is none of the targets' {
            New-Rke2CniConfig Canal -Mtu 1400 | Export-Rke2CniConfig $script:Folder -WarningAction SilentlyContinue
            Get-Tree $script:Folder -File | Should -BeExactly @($script:Server, $script:Manifest, 'server/manifests/rke2-canal-config.yaml')
            [IO.File]::ReadAllText($script:Old) | Should -BeExactly "old: true`n"
        }

        It 'stays with -Force -WhatIf' {
            $script:Calico | Export-Rke2CniConfig $script:Folder -Force -PassThru -WhatIf | Should -BeNullOrEmpty
            Get-Tree $script:Folder -File | Should -BeExactly @($script:Manifest)
            [IO.File]::ReadAllText($script:Old) | Should -BeExactly "old: true`n"
        }
    }

    Context 'a missing folder' {
        BeforeEach {
            $script:Missing = Join-Path $script:Folder 'not/there'
        }

        It 'is an error, and is not made' {
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $script:Missing }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetMissing,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $record.Exception.Message | Should -BeLike "-Path '*there': *no such folder*-Force*"
            Get-Tree $script:Folder | Should -HaveCount 0
        }

        It 'is made with -Force' {
            $script:Calico | Export-Rke2CniConfig $script:Missing -Force
            Get-Tree $script:Missing -File | Should -BeExactly $script:Both
        }

        It 'is not made with -WhatIf' {
            $script:Calico | Export-Rke2CniConfig $script:Missing -Force -PassThru -WhatIf | Should -BeNullOrEmpty
            Get-Tree $script:Folder | Should -HaveCount 0
        }
    }

    Context 'a target that cannot be written' {
        It 'is an error that names it; nothing is made' {
            [IO.File]::WriteAllText((Join-Path $script:Folder 'file'), 'x')
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig (Join-Path $script:Folder 'file/below') -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetNotWritable,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            $record.CategoryInfo.Category | Should -Be 'WriteError'
            $record.Exception.Message | Should -BeLike "-Path '*below*50-network.yaml': *cannot be written*"
            Get-Tree $script:Folder | Should -BeExactly @('file')
        }

        It 'leaves nothing of the other files, and no folder: all or none' {
            [IO.File]::WriteAllText((Join-Path $script:Folder 'server'), 'a file where a folder is needed')
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $script:Folder -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetIsFile,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            $record.Exception.Message | Should -BeLike "-Path '*server': this is a file, and a folder is needed.*"
            Get-Tree $script:Folder | Should -BeExactly @('server')
        }

        It 'is an error in a folder without write permission' {
            if ($PSVersionTable.PSVersion.Major -ge 6 -and -not $IsWindows -and (id -u) -ne '0') {
                chmod 0555 $script:Folder
                try {
                    $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $script:Folder }
                    $record.FullyQualifiedErrorId | Should -BeExactly 'TargetNotWritable,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
                    Get-Tree $script:Folder | Should -HaveCount 0
                }
                finally {
                    chmod 0755 $script:Folder
                }
            }
            else {
                Set-ItResult -Skipped -Because 'root may write everywhere, and Windows has no chmod'
            }
        }

        It 'is an error where a file stands for the folder' {
            $file = Join-Path $script:Folder 'file'
            [IO.File]::WriteAllText($file, 'x')
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $file -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetIsFile,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            [IO.File]::ReadAllText($file) | Should -BeExactly 'x'
        }

        It 'is an error where a folder stands for the file' {
            $null = New-Item (Join-Path $script:Folder $script:Manifest) -ItemType Directory
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $script:Folder -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'TargetIsFolder,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            Get-Tree $script:Folder -File | Should -HaveCount 0
        }

        It 'is an error outside the file system: <Path>' -ForEach @(
            @{ Path = 'Env:/rke2' }
            @{ Path = 'NoSuchDrive:/rke2' }
        ) {
            $record = Get-ExportError { $script:Calico | Export-Rke2CniConfig $Path -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'NotAFilePath,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            $record.Exception.Message | Should -BeLike "-Path '$Path': *"
        }
    }

    Context 'several configurations' {
        It 'get folders of their own by -Path { }' {
            $root = $script:Folder
            @((New-Rke2CniConfig Canal -Mtu 1400), $script:Calico) | Export-Rke2CniConfig -Path { Join-Path $root $_.Plugin } -Force
            Get-Tree $script:Folder -File | Should -BeExactly @(
                "Calico/$($script:Server)", "Calico/$($script:Manifest)", "Canal/$($script:Server)", 'Canal/server/manifests/rke2-canal-config.yaml')
        }

        It 'never overwrite each other: the second to one folder is an error, even with -Force' {
            $record = Get-ExportError { @($script:Calico, (New-Rke2CniConfig Canal -Mtu 1400)) | Export-Rke2CniConfig $script:Folder -Force }
            $record.FullyQualifiedErrorId | Should -BeExactly 'FolderTaken,Rke2Network.PowerShell.Commands.ExportRke2CniConfig'
            Get-Tree $script:Folder -File | Should -BeExactly $script:Both
            [IO.File]::ReadAllText((Join-Path $script:Folder $script:Server)) | Should -BeExactly "cni: calico`n"
        }
    }

    Context 'agents' {
        It 'writes without a question in a non-interactive shell' {
            $shell = Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })
            $code = "Import-Module '$($script:ModulePath -replace "'", "''")'; New-Rke2CniConfig Calico -Mtu 9000 | Export-Rke2CniConfig '$($script:Folder -replace "'", "''")'"
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($code))
            $output = & $shell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1
            $LASTEXITCODE | Should -Be 0
            $output | Should -BeNullOrEmpty
            Get-Tree $script:Folder -File | Should -BeExactly $script:Both
        }
    }
}
