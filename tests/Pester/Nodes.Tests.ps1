# Nodes that are asked over ssh, and through their cluster (TestCluster.ps1). The ssh is one that reaches no host.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestCluster.ps1')
    $isDesktop = $PSEdition -eq 'Desktop'
    $isWindowsHere = [IO.Path]::DirectorySeparatorChar -eq '\'
    $hasCluster = Test-TestCluster
}

BeforeAll {
    Set-StrictMode -Version Latest
    . (Join-Path $PSScriptRoot 'TestCluster.ps1')
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
    $script:Id = ',Rke2Network.PowerShell.Commands.Nodes.TestRke2SriovCapability'
}

Describe 'Nodes over ssh' -Skip:$isWindowsHere {
    BeforeAll {
        $script:SavedPath = $env:PATH
        $script:Folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'ssh')).FullName
        $lines = @('is interface', 'seen 1', 'is device', 'pci 0000:3b:00.0', 'vendor 0x8086', 'device 0x1572', 'sriov_totalvfs 64', 'sriov_numvfs 0', 'driver i40e', 'operstate up')
        $facts = $lines | ForEach-Object { "nif ens1f0 $_" }
        $answer = (@('rke2-node-facts begin 1', 'iommu 3', 'interfaces 1') + $facts + 'rke2-node-facts end 1' -join "`n") -replace ' ', "`t"
        [IO.File]::WriteAllText("$script:Folder/answer", "$answer`n")
        [IO.File]::WriteAllText("$script:Folder/ssh.txt", @"
#!/bin/sh
echo "`$*" >> '$script:Folder/calls'
for each; do before=`$host; host=`$last; last=`$each; done
cat > /dev/null
case `$host in
    dead*) echo "ssh: connect to host `$host port 22: Connection timed out" >&2; exit 255 ;;
    new*) echo "No ED25519 host key is known for `$host and you have requested strict checking." >&2; echo 'Host key verification failed.' >&2; exit 255 ;;
    windows*) echo "'sh' is not recognized as an internal or external command," >&2; exit 1 ;;
    rude*) printf '\033]0;owned\007'; exit 0 ;;
    *) cat '$script:Folder/answer' ;;
esac
"@.Replace("`r", '') + "`n")
        install -m 755 "$script:Folder/ssh.txt" "$script:Folder/ssh"
        $env:PATH = "$script:Folder$([IO.Path]::PathSeparator)$env:PATH"
    }

    BeforeEach {
        Remove-Item -LiteralPath "$script:Folder/calls" -ErrorAction Ignore
    }

    AfterAll {
        $env:PATH = $script:SavedPath
    }

    It 'tells the NICs of each' {
        $nics = @(Test-Rke2SriovCapability -HostName worker-1, admin@worker-2 -WarningAction Ignore | Sort-Object Node)
        $nics.Node | Should -BeExactly @('admin@worker-2', 'worker-1')
        $nics.Interface | Should -BeExactly @('ens1f0', 'ens1f0')
        $nics[0].Vendor | Should -BeExactly '8086'
        $nics[0].TotalVfs | Should -Be 64
    }

    It 'hands user, port and jump host on, and never the script' {
        $null = Test-Rke2SriovCapability -HostName worker-1 -UserName admin -Port 2222 -JumpHost bastion -TimeoutSec 3 -WarningAction Ignore
        $call = Get-Content "$script:Folder/calls"
        $call | Should -BeLike '*BatchMode=yes*StrictHostKeyChecking=yes*'
        $call | Should -BeLike '*ConnectTimeout=3 -l admin -p 2222*ProxyCommand=*bastion -- worker-1 sh -s'
    }

    It 'goes on where one fails, with an error of its own' {
        $nics = Test-Rke2SriovCapability -HostName dead-1, worker-1, new-1, windows-1, rude-1 -WarningAction Ignore -ErrorVariable faults -ErrorAction SilentlyContinue
        @($nics).Node | Should -BeExactly 'worker-1'
        $ids = $faults | ForEach-Object { "$($_.TargetObject) $($_.FullyQualifiedErrorId -replace [regex]::Escape($script:Id))" } | Sort-Object
        $ids | Should -BeExactly @('dead-1 SshUnreachable', 'new-1 HostKeyUnknown', 'rude-1 NodeAnswerMissing', 'windows-1 RemoteShellMissing')
        "$($faults | Where-Object TargetObject -EQ 'new-1')" | Should -BeLike "-HostName 'new-1': the key of new-1 is not known*"
        "$faults" | Should -Not -Match '[\x00-\x09\x0b-\x1f]'
    }

    It 'refuses <_> as a host' -ForEach '-oProxyCommand=touch x', 'a b', 'a;id', '%h', '' {
        { Test-Rke2SriovCapability -HostName $_ -ErrorAction Stop } | Should -Throw
        Test-Path "$script:Folder/calls" | Should -BeFalse
    }

    It 'says once what is wrong for all' {
        { Test-Rke2SriovCapability -HostName worker-1, worker-2 -UserName '-x' } | Should -Throw -ErrorId "InvalidUser$script:Id"
        { Test-Rke2SriovCapability -HostName worker-1, worker-2 -KeyFilePath "$TestDrive/none" } | Should -Throw -ErrorId "FileMissing$script:Id"
        { Test-Rke2SriovCapability -HostName worker-1 -JumpHost 'a;b' } | Should -Throw -ErrorId "InvalidJumpHost$script:Id"
        Test-Path "$script:Folder/calls" | Should -BeFalse
    }

    It 'asks a host once that is named twice' {
        @(Test-Rke2SriovCapability -HostName worker-1, WORKER-1, ' worker-1 ' -WarningAction Ignore).Count | Should -Be 1
        @(Get-Content "$script:Folder/calls").Count | Should -Be 1
    }

    It 'is a boolean with -Quiet' {
        Test-Rke2SriovCapability -HostName worker-1 -Quiet | Should -BeExactly $true
        Test-Rke2SriovCapability -HostName worker-1, dead-1 -Quiet -ErrorAction Ignore | Should -BeExactly $false
    }

    It 'says what to install where there is no ssh' {
        $env:PATH = $TestDrive
        try {
            { Test-Rke2SriovCapability -HostName worker-1 } | Should -Throw '*openssh-client*' -ErrorId "SshMissing$script:Id"
        }
        finally {
            $env:PATH = "$script:Folder$([IO.Path]::PathSeparator)$script:SavedPath"
        }
    }
}

Describe 'Nodes of a cluster in Windows PowerShell' -Skip:(-not $isDesktop) {
    It 'says that PowerShell 7 is needed, and what works without' {
        { Test-Rke2SriovCapability -NodeName worker-1 } | Should -Throw '*-HostName*' -ErrorId "PowerShell7Required$script:Id"
    }
}

Describe 'Nodes of a real cluster' -Skip:(-not $hasCluster) {
    BeforeAll {
        $script:Cluster = Open-TestCluster
        Add-TestRke2 $script:Cluster
        $PSDefaultParameterValues = @{ '*:KubeConfig' = $script:Cluster.KubeConfig }
    }

    AfterAll {
        Close-TestCluster $script:Cluster
    }

    It 'are found by name and by pattern; without the operator their NICs are unknown' {
        Test-Rke2SriovCapability -NodeName *-1 -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings.Count | Should -Be 2
        "$($warnings[0])" | Should -BeLike 'RKE2NET713*'
        Test-Rke2SriovCapability -NodeName agent-1 -Quiet | Should -BeExactly $false
    }

    It 'are missed by name' {
        { Test-Rke2SriovCapability -NodeName agent-9 -ErrorAction Stop } | Should -Throw '*no node agent-9*' -ErrorId "NotFound$script:Id"
    }

    It 'get the label and lose it' {
        (Add-Rke2SriovNodeLabel agent-1).Outcome | Should -BeExactly 'Configured'
        (Add-Rke2SriovNodeLabel agent-1).Outcome | Should -BeExactly 'Unchanged'
        $labels = (Invoke-TestApi $script:Cluster '/api/v1/nodes/agent-1').metadata.labels
        $labels.'feature.node.kubernetes.io/network-sriov.capable' | Should -BeExactly 'true'
        (Remove-Rke2SriovNodeLabel agent-1).Outcome | Should -BeExactly 'Configured'
        $labels = (Invoke-TestApi $script:Cluster '/api/v1/nodes/agent-1').metadata.labels
        $labels.PSObject.Properties.Name | Should -Not -Contain 'feature.node.kubernetes.io/network-sriov.capable'
        (Remove-Rke2SriovNodeLabel agent-1).Outcome | Should -BeExactly 'Unchanged'
    }
}
