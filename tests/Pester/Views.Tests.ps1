# What users see: each view at 80 and 120 columns, what they may format themselves, and where there is colour.

BeforeDiscovery {
    $terminal = Get-Command script -CommandType Application -ErrorAction SilentlyContinue
    $hasTerminal = $IsLinux -and $null -ne $terminal
}

BeforeAll {
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop

    # Objects as a console of so many columns shows them.
    function Get-Shown([int] $Width = 80) {
        @($input | Out-String -Width $Width -Stream | ForEach-Object { $_ -replace "`e\[[0-9;]*m" })
    }

    function Get-Sample {
        New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Values @{ flanel = 1 } -WindowsNodes -WarningAction Ignore
    }

    # A script of its own process, whose output goes into a pipe.
    function Get-PipedOutput([string] $Code, [hashtable] $Environment = @{}) {
        $saved = @{}
        foreach ($name in $Environment.Keys) {
            $saved[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $Environment[$name])
        }

        try {
            (& (Join-Path $PSHOME $(if ($PSEdition -eq 'Core') { 'pwsh' } else { 'powershell.exe' })) -NoProfile -NonInteractive -Command "Import-Module '$script:ModulePath'; $Code") -join "`n"
        }
        finally {
            foreach ($name in $saved.Keys) {
                [Environment]::SetEnvironmentVariable($name, $saved[$name])
            }
        }
    }

    # The same on a terminal of 80 columns.
    function Get-TerminalOutput([string] $Code, [string] $Environment = 'TERM=xterm') {
        $file = Join-Path $TestDrive 'terminal.ps1'
        Set-Content $file "Import-Module '$script:ModulePath'; $Code"
        (& script -qec "stty cols 80; env $Environment '$(Join-Path $PSHOME pwsh)' -NoProfile -File '$file'" /dev/null) -join "`n"
    }

    $script:Warned = "New-Rke2CniConfig Canal -Values @{ flanel = 1 } -WarningAction Ignore | Test-Rke2CniConfig"
}

Describe 'Views' {
    It '<Name>: no line is longer than the screen, and the facts are there' -ForEach @(
        @{
            Name = 'releases'; Get = { Get-Rke2Release v1.34* }
            Facts = 'Version\s+Canal\s+Calico\s+Cilium\s+Flannel\s+Multus', 'v1\.34\.4\+rke2r1\s+v3\.31\.3-build2026020600 v3\.31\.300\s+1\.19\.001\s+v0\.28\.101 v4\.2\.314'
        }
        @{ Name = 'what Windows nodes have'; Get = { Get-Rke2WindowsSupport Calico -Rke2Version v1.34.4 }; Facts = @('Calico, v1\.34\.4\+rke2r1', 'Server2025 +NotValidated') }
        @{ Name = 'rules'; Get = { Get-Rke2Rule }; Facts = '   Area: Chart', 'Id\s+Severity\s+Title', 'RKE2NET301 Warning\s+The chart knows no such value' }
        @{ Name = 'a release without Flannel'; Get = { Get-Rke2Release v1.25.3 }; Facts = @('v1\.25\.3\+rke2r1') }
        @{
            Name = 'chart values'; Get = { Find-Rke2ChartValue canal flannel.*, calico.vethuMTU -Rke2Version v1.34.4 }
            Facts = 'Chart: rke2-canal v3\.31\.3-build2026020600, RKE2 v1\.34\.4\+rke2r1', 'calico\.vethuMTU\s+int\s+1450', 'flannel\.iface\s+string\s+""'
        }
        @{
            Name = 'chart values with remarks'; Get = { Find-Rke2ChartValue cilium kubeProxyReplacement, tunnel, resources -Rke2Version v1.36.3 }
            Facts = '"false"; one of false, true', 'refused: the chart stops', 'Kubernetes ResourceRequirement'
        }
        @{ Name = 'all chart values of a release'; Get = { Find-Rke2ChartValue -Rke2Version v1.34.4 }; Facts = 'Chart: rke2-calico', 'Chart: rke2-multus' }
        @{
            Name = 'chart values that are set'; Get = { New-Rke2CniConfig Flannel -Interface eth1 -Mtu 1400 -WarningAction Ignore | Get-Rke2ChartValue }
            Facts = '   Chart: rke2-flannel', 'Path\s+Source\s+Value', 'flannel\.args\s+- "--ip-masq"', 'flannel\.mtu\s+1400'
        }
        @{
            Name = 'HelmChartConfigs'; Get = { (New-Rke2CniConfig Canal -Interface eth1).HelmChartConfigs }
            Facts = 'Name         : rke2-canal', 'Namespace    : kube-system', 'Values       : flannel:', '                 iface: eth1'
        }
        @{
            Name = 'changes'; Get = { New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ kubeProxyReplacement = 'strict' } -WarningAction Ignore | Compare-Rke2CniConfig v1.31.0 }
            Facts = 'Path\s+: rke2-cilium: kubeProxyReplacement', 'Value\s+: strict', 'Change\s+: Allowed \(breaking\), in v1\.30\.4\+rke2r1', 'Before\s+: disabled, false, partial', 'After\s+: false, true', 'Remedy\s+: Write true\.'
        }
        @{
            Name = 'findings'; Get = { Get-Sample | Test-Rke2CniConfig }
            Facts = '   Severity: Warning', 'RKE2NET301 rke2-canal: flanel', '    rke2-canal v3', '    Remedy: Write flannel\.', 'RKE2NET401 cni'
        }
        @{
            Name = 'a configuration'; Get = { Get-Sample }
            Facts = 'Plugin\s+: Canal', 'Rke2Version\s+: v1\.34\.4\+rke2r1', 'Values\s+: flanel: 1', 'Findings\s+: .*RKE2NET301'
        }
        @{
            Name = 'a configuration, its findings and text'; Get = { Get-Sample; Get-Sample | Test-Rke2CniConfig; 'text'; Get-Sample }
            Facts = 'Plugin       : Canal', '   Severity: Warning', 'RKE2NET301 rke2-canal: flanel', '(?s)    Remedy: Write flannel\..*\ntext\n.*Plugin       : Canal'
        }
    ) {
        $objects = @(& $Get)
        # As they are, and as they come out of jobs and other sessions.
        $bags = @($objects | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_, 1)) })
        foreach ($width in 80, 120) {
            foreach ($lines in @($objects | Get-Shown $width), @($bags | Get-Shown $width)) {
                @($lines | Where-Object { $_.Length -gt $width }) | Should -BeNullOrEmpty
                foreach ($fact in $Facts) {
                    $lines -join "`n" | Should -Match $fact
                }
            }
        }
    }

    It '<Name>' -ForEach @(
        @{
            Name = 'a configuration makes a table'; Get = { Get-Sample; New-Rke2CniConfig Calico -Rke2Version v1.36.3 -Multus | Set-Rke2DualStack; New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction Ignore }
            Format = { Format-Table }; Facts = 'Plugin\s+Rke2Version\s+ClusterCidr\s+ServiceCidr\s+Values Findings', 'Canal    v1\.34\.4\+rke2r1  10\.42\.0\.0/16      10\.43\.0\.0/16              1 2', 'Multus   v1\.36\.3\+rke2r1', 'Calico\s+fd00:42::/56\s+fd00:43::/112', ' 1 error'
        }
        @{ Name = 'a configuration makes a table of what is asked for'; Get = { Get-Sample }; Format = { Format-Table Plugin, ValueCount }; Facts = 'Plugin ValueCount', ' Canal\s+1' }
        @{ Name = 'a configuration shows all it has'; Get = { Get-Sample }; Format = { Format-List }; Facts = 'SetParts\s+: Plugin, Values, WindowsNodes', 'Charts\s+: \{rke2-canal\}' }
        @{ Name = 'findings make a table'; Get = { Get-Sample | Test-Rke2CniConfig }; Format = { Format-Table }; Facts = '   Severity: Warning', 'Id\s+Path\s+Finding', 'RKE2NET301 rke2-canal: flanel         rke2-canal v3' }
        @{ Name = 'findings make a table of what is asked for'; Get = { Get-Sample | Test-Rke2CniConfig }; Format = { Format-Table Severity, Id, Path }; Facts = @('Warning RKE2NET301 rke2-canal: flanel') }
        @{ Name = 'findings show all they have'; Get = { Get-Sample | Test-Rke2CniConfig }; Format = { Format-List }; Facts = 'Recommendation : Write flannel\.', 'HelpUri\s+: https://docs\.rke2\.io' }
        @{ Name = 'changes make a table'; Get = { New-Rke2CniConfig Cilium -Rke2Version v1.29.2 -Values @{ tunnel = 'vxlan' } -WarningAction Ignore | Compare-Rke2CniConfig v1.36.3 }; Format = { Format-Table }; Facts = '   Chart: rke2-cilium', 'tunnel\s+Renamed\s+v1\.31\.1\+rke2r2  Write tunnelProtocol' }
        @{ Name = 'chart values show all they have'; Get = { Find-Rke2ChartValue canal flannel.mtu }; Format = { Format-List }; Facts = @('Since\s+: v1\.24\.12, v1\.25\.8, v1\.26\.3 and every later minor') }
        @{ Name = 'chart values that are set show all they have'; Get = { Get-Sample | Get-Rke2ChartValue }; Format = { Format-List }; Facts = 'Yaml\s+: 1', 'Source\s+:' }
    ) {
        $objects = @(& $Get)
        foreach ($width in 80, 120) {
            $lines = @($objects | & ([scriptblock]::Create("`$input | $Format")) | Get-Shown $width)
            @($lines | Where-Object { $_.Length -gt $width }) | Should -BeNullOrEmpty
            foreach ($fact in $Facts) {
                $lines -join "`n" | Should -Match $fact
            }
        }
    }

    It 'work in strict mode and in constrained language mode' {
        $code = "$script:Warned; New-Rke2CniConfig Canal -Interface eth1 -OutVariable config; `$config | Get-Rke2ChartValue | Out-String; `$config.HelmChartConfigs"
        $strict = Get-PipedOutput "Set-StrictMode -Version Latest; $code"
        $strict | Should -Match '   Severity: Warning\n\nRKE2NET301 rke2-canal: flanel'
        $strict | Should -Match 'flannel\.iface\s+eth1'
        $strict | Should -Match 'Findings     : none'
        # Methods of the module's objects are out of reach there, as is the console.
        Get-PipedOutput "`$out = & { $script:Warned; New-Rke2CniConfig Canal -Interface eth1 }; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; `$out" |
            Should -Match '(?s)   Severity: Warning\n\nRKE2NET301 rke2-canal: flanel.*ClusterCidr  : 10\.42\.0\.0/16 \(default\).*Findings     : none'
    }
}

Describe 'Colour' {
    It 'is in no variable and no file' {
        $finding = Get-Sample | Test-Rke2CniConfig
        $text = $finding | Out-String
        $text | Should -Match '   Severity: Warning'
        $text.Contains([char]27) | Should -BeFalse
        $file = Join-Path $TestDrive 'findings.txt'
        $finding | Out-File $file
        $finding > "$file.2"
        foreach ($each in $file, "$file.2") {
            (Get-Content $each -Raw) | Should -Match '   Severity: Warning'
            (Get-Content $each -Raw).Contains([char]27) | Should -BeFalse
        }
    }

    It 'is not in output that goes into a pipe, as that of a build agent' {
        $text = Get-PipedOutput "$script:Warned; New-Rke2CniConfig Canal -Interface eth1"
        $text | Should -Match '   Severity: Warning'
        $text.Contains([char]27) | Should -BeFalse
    }

    It 'is where it is asked for' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $rendering = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $text = Get-Sample | Test-Rke2CniConfig | Out-String
        }
        finally {
            $PSStyle.OutputRendering = $rendering
        }

        $text | Should -Match "   Severity: `e\[33;1mWarning`e\[0m"
        [regex]::Matches($text, "`e").Count | Should -Be 2 -Because 'the word alone is coloured'
    }

    It 'is on a terminal: the severity alone' -Skip:(-not $hasTerminal) {
        $text = Get-TerminalOutput "$script:Warned; New-Rke2CniConfig Flannel -Rke2Version v1.25.3 -WarningAction Ignore | Test-Rke2CniConfig"
        $text | Should -Match "   Severity: `e\[33;1mWarning`e\[0m"
        $text | Should -Match "   Severity: `e\[31;1mError`e\[0m"
        [regex]::Matches($text, "`e\[[0-9;]*m").Count | Should -Be 4
    }

    It 'is not on a terminal: <Name>' -Skip:(-not $hasTerminal) -ForEach @(
        @{ Name = 'NO_COLOR'; Environment = 'TERM=xterm NO_COLOR=1'; Before = '' }
        @{ Name = 'a terminal without colour'; Environment = 'TERM=dumb'; Before = '' }
        @{ Name = 'plain text is asked for'; Environment = 'TERM=xterm'; Before = '$PSStyle.OutputRendering = ''PlainText'';' }
    ) {
        $text = Get-TerminalOutput "$Before $script:Warned" $Environment
        $text | Should -Match '   Severity: Warning'
        $text | Should -Not -Match "`e\[[0-9;]*m"
    }

    It 'is not in transcripts and variables of a terminal' -Skip:(-not $hasTerminal) {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $text = Get-TerminalOutput "`$null = Start-Transcript '$transcript'; $script:Warned; `$null = Stop-Transcript; `"escapes: `$((($script:Warned | Out-String) -split [char]27).Count - 1)`""
        $text | Should -Match "`e\[33;1mWarning"
        $text | Should -Match 'escapes: 0'
        (Get-Content $transcript -Raw) | Should -Match '   Severity: Warning'
        (Get-Content $transcript -Raw).Contains([char]27) | Should -BeFalse
    }
}
