# Scripts that reach clusters: kubeconfigs, a server that is down, and a real API server where this machine has one (TestCluster.ps1).

BeforeDiscovery {
    . (Join-Path $PSScriptRoot 'TestCluster.ps1')
    $isDesktop = $PSEdition -eq 'Desktop'
    $hasCluster = Test-TestCluster
}

BeforeAll {
    Set-StrictMode -Version Latest
    . (Join-Path $PSScriptRoot 'TestCluster.ps1')
    $script:ModulePath = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/Rke2Network'))
    Import-Module $script:ModulePath -Force -ErrorAction Stop
    $script:SavedKubeConfig = $env:KUBECONFIG
    $script:Commands = 'Rke2Network.PowerShell.Commands.Clusters'

    # A kubeconfig with contexts, the first of which is the current one where no other is named.
    function Write-KubeConfig([string] $Path, [string[]] $Context, [string] $Current = $Context[0], [string] $Server = 'https://127.0.0.1:1', [string] $Token = 'token-of-a-test') {
        $contexts = $Context | ForEach-Object { "- name: '$_'`n  context: {cluster: one, user: me}" }
        Set-Content -LiteralPath $Path "apiVersion: v1`nkind: Config`ncurrent-context: '$Current'`nclusters:`n- name: one`n  cluster: {server: '$Server'}`nusers:`n- name: me`n  user: {token: $Token}`ncontexts:`n$($contexts -join "`n")"
        $Path
    }

    function Get-Completion([string] $Line) {
        @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object CompletionText)
    }

    # What -WhatIf says goes to the host alone.
    function Get-HostText([scriptblock] $Code) {
        $file = Join-Path $TestDrive "transcript-$([guid]::NewGuid()).txt"
        $null = Start-Transcript -LiteralPath $file
        try {
            $null = & $Code
        }
        finally {
            $null = Stop-Transcript
        }

        (Get-Content -LiteralPath $file -Raw) -replace "`r" -replace "`e\[[0-9;]*m"
    }

    # The lines that a screen of 80 columns cannot show whole.
    function Get-LongLine {
        @($input | Out-String -Width 80 -Stream | ForEach-Object { $_ -replace "`e\[[0-9;]*m" } | Where-Object Length -gt 80)
    }
}

AfterAll {
    $env:KUBECONFIG = $script:SavedKubeConfig
}

Describe 'Windows PowerShell' -Skip:(-not $isDesktop) {
    It '<Name> says what it needs' -ForEach @(
        @{ Name = 'Get-Rke2Context'; Run = { Get-Rke2Context } }
        @{ Name = 'Get-Rke2CniConfig'; Run = { Get-Rke2CniConfig } }
        @{ Name = 'Publish-Rke2Resource'; Run = { New-Rke2CniConfig Canal -Mtu 1400 | Publish-Rke2Resource } }
        @{ Name = 'Unpublish-Rke2Resource'; Run = { New-Rke2CniConfig Canal -Mtu 1400 | Unpublish-Rke2Resource } }
        @{ Name = 'Undo-Rke2Resource'; Run = { @() | Undo-Rke2Resource } }
        @{ Name = 'Wait-Rke2Rollout'; Run = { Wait-Rke2Rollout } }
        @{ Name = 'Compare-Rke2CniConfig'; Run = { New-Rke2CniConfig Canal | Compare-Rke2CniConfig -Context prod } }
    ) {
        $Run | Should -Throw "$Name reaches clusters, which needs PowerShell 7.4 or later*" -ErrorId 'PowerShell7Required,*'
    }
}

Describe 'Get-Rke2Context' -Skip:$isDesktop {
    BeforeAll {
        $script:First = Write-KubeConfig (Join-Path $TestDrive 'first.yaml') prod-1, prod-2
        $script:Second = Write-KubeConfig (Join-Path $TestDrive 'second.yaml') prod-2, 'me@lab' -Current 'me@lab' -Server 'https://127.0.0.1:2'
        $script:Separator = [IO.Path]::PathSeparator
    }

    BeforeEach {
        $env:KUBECONFIG = $script:First
    }

    It 'works in strict mode, as all that follows' {
        { $null.Name } | Should -Throw -ErrorId PropertyNotFoundStrict
        @(Get-Rke2Context) | Should -HaveCount 2
    }

    It 'takes KUBECONFIG as kubectl does: of a name the first file counts, missing files and empty parts do not' {
        $env:KUBECONFIG = "$(Join-Path $TestDrive nowhere)$Separator$Separator$First$Separator$Second"
        $contexts = Get-Rke2Context
        $contexts.Name | Should -BeExactly @('prod-1', 'prod-2', 'me@lab')
        ($contexts | Where-Object IsCurrent).Name | Should -BeExactly 'prod-1'
        "$(($contexts | Where-Object Name -eq prod-2).Server)" | Should -BeExactly 'https://127.0.0.1:1/'
        ($contexts | Where-Object Name -eq prod-2).File | Should -BeExactly $First
    }

    It 'lists nothing of an empty file beside another' {
        $empty = Join-Path $TestDrive 'empty.yaml'
        Set-Content $empty ''
        $env:KUBECONFIG = "$empty$Separator$First"
        (Get-Rke2Context).Name | Should -BeExactly @('prod-1', 'prod-2')
    }

    It 'takes -KubeConfig from the location of the session, not of the process' {
        $env:KUBECONFIG = $null
        Push-Location $TestDrive
        try {
            (Get-Rke2Context -KubeConfig second.yaml).Name | Should -BeExactly @('prod-2', 'me@lab')
            (Get-Rke2Context -KubeConfig "./first.yaml${Separator}second.yaml").Name | Should -BeExactly @('prod-1', 'prod-2', 'me@lab')
        }
        finally {
            Pop-Location
        }
    }

    It 'knows the current context' {
        (Get-Rke2Context | Where-Object IsCurrent).Name | Should -BeExactly 'prod-1'
        (Get-Rke2Context -KubeConfig $Second | Where-Object IsCurrent).Name | Should -BeExactly 'me@lab'
    }

    It 'takes names and wildcards' {
        (Get-Rke2Context prod-2).Name | Should -BeExactly 'prod-2'
        (Get-Rke2Context PROD-*).Name | Should -BeExactly @('prod-1', 'prod-2')
        Get-Rke2Context stage-* | Should -BeNullOrEmpty
        'prod-1' | ForEach-Object { Get-Rke2Context $_ } | ForEach-Object Name | Should -BeExactly 'prod-1'
    }

    It 'says that there is no such context, and goes on' {
        $found = Get-Rke2Context nope, prod-2 -ErrorAction SilentlyContinue -ErrorVariable problems
        $found.Name | Should -BeExactly 'prod-2'
        @($problems) | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeExactly "ContextNotFound,$Commands.GetRke2Context"
        "$($problems[0])" | Should -BeLike 'nope: The kubeconfig has no context of this name; case counts. There are prod-1, prod-2.'
        { Get-Rke2Context Prod-1 -ErrorAction Stop } | Should -Throw -ErrorId "ContextNotFound,$Commands.GetRke2Context"
    }

    It 'says that there is no kubeconfig: <Name>' -ForEach @(
        @{ Name = '-KubeConfig'; Run = { Get-Rke2Context -KubeConfig (Join-Path $TestDrive nowhere) } }
        @{ Name = 'KUBECONFIG'; Run = { $env:KUBECONFIG = Join-Path $TestDrive nowhere; Get-Rke2Context } }
    ) {
        $Run | Should -Throw "There is no kubeconfig: *nowhere is not there. Name one with -KubeConfig or in KUBECONFIG.*" -ErrorId "NoKubeConfig,$Commands.GetRke2Context"
    }

    It 'says where a kubeconfig is no YAML' {
        $broken = Join-Path $TestDrive 'broken.yaml'
        Set-Content $broken "apiVersion: v1`nusers: [ {name: me, user: {token: token-of-a-test}"
        { Get-Rke2Context -KubeConfig $broken } | Should -Throw "*broken.yaml*" -ErrorId "KubeConfigUnreadable,$Commands.GetRke2Context"
        "$($Error[0])" | Should -Not -BeLike '*token-of-a-test*'
    }

    It 'shows a context that cannot be used with its problem, and fits 80 columns' {
        $lame = Join-Path $TestDrive 'lame.yaml'
        Set-Content $lame "contexts:`n- name: lame`n  context: {cluster: gone, user: me}"
        (Get-Rke2Context -KubeConfig $lame).Problem | Should -Not -BeNullOrEmpty
        Get-Rke2Context -KubeConfig "$First$Separator$lame" | Get-LongLine | Should -BeNullOrEmpty
        Get-Rke2Context | Out-String | Should -Match '(?m)^\* prod-1 +https://127\.0\.0\.1:1 +me \(token\)'
    }

    It 'completes: <Line>' -ForEach @(
        @{ Line = 'Get-Rke2CniConfig -Context '; Offers = @('prod-1', 'prod-2') }
        @{ Line = 'Publish-Rke2Resource -Context prod-2'; Offers = @('prod-2') }
        @{ Line = 'Wait-Rke2Rollout -Context PROD-1'; Offers = @('prod-1') }
        @{ Line = 'Compare-Rke2CniConfig -Context prod-1,prod-2'; Offers = @('prod-2') }
        @{ Line = 'Get-Rke2Context '; Offers = @('prod-1', 'prod-2') }
        @{ Line = 'Get-Rke2CniConfig -Context nope'; Offers = @() }
    ) {
        Get-Completion $Line | Where-Object { $_ -notlike '*.yaml' } | Should -BeExactly $Offers
    }

    It 'completes the contexts of -KubeConfig, with quotes where a name needs them' {
        Get-Completion "Get-Rke2CniConfig -KubeConfig '$Second' -Context " | Should -BeExactly @('prod-2', "'me@lab'")
    }
}

Describe 'A server that is down' -Skip:$isDesktop {
    BeforeAll {
        $script:Secret = 'c2VjcmV0LXRva2Vu'
        $env:KUBECONFIG = Write-KubeConfig (Join-Path $TestDrive 'down.yaml') down, down-2 -Server "https://127.0.0.1:$(Get-TestPort)" -Token $Secret
        $script:Config = New-Rke2CniConfig Canal -Mtu 1400
    }

    It '<Name> says so, and says it soon' -ForEach @(
        @{ Name = 'Publish-Rke2Resource'; Class = 'PublishRke2Resource'; Run = { $Config | Publish-Rke2Resource -ErrorAction Stop } }
        @{ Name = 'Get-Rke2CniConfig'; Class = 'GetRke2CniConfig'; Run = { Get-Rke2CniConfig -ErrorAction Stop } }
        @{ Name = 'Unpublish-Rke2Resource'; Class = 'UnpublishRke2Resource'; Run = { $Config | Unpublish-Rke2Resource -ErrorAction Stop } }
        @{ Name = 'Wait-Rke2Rollout'; Class = 'WaitRke2Rollout'; Run = { Wait-Rke2Rollout -ErrorAction Stop } }
    ) {
        $since = [Diagnostics.Stopwatch]::StartNew()
        $Run | Should -Throw 'down: 127.0.0.1:* cannot be reached: *Check that the server runs*' -ErrorId "Unreachable,$Commands.$Class"
        $since.Elapsed.TotalSeconds | Should -BeLessThan 60 -Because 'nobody waits for the timeouts of the system'
    }

    It 'is an error of Compare-Rke2CniConfig, not a difference' {
        { $Config | Compare-Rke2CniConfig -Context down -Quiet -ErrorAction Stop } | Should -Throw -ErrorId 'Unreachable,*'
    }

    It 'is caught as scripts do it' {
        $caught = try {
            $Config | Publish-Rke2Resource -ErrorAction Stop
        }
        catch {
            $_.FullyQualifiedErrorId.Split(',')[0]
        }

        $caught | Should -BeExactly 'Unreachable'
    }

    It 'is silent where scripts want it' {
        $Error.Clear()
        $done = Get-Rke2CniConfig -Context down, down-2 -ErrorAction SilentlyContinue -ErrorVariable problems
        $done | Should -BeNullOrEmpty
        @($problems) | Should -HaveCount 2
        $problems | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Should -BeExactly @('Unreachable', 'Unreachable')
    }

    It 'is silent where scripts want it, with one cluster as with several' {
        { Get-Rke2CniConfig -Context down -ErrorAction SilentlyContinue } | Should -Not -Throw
    }

    It 'shows no token in any stream' {
        $Error.Clear()
        $streams = & { $Config | Publish-Rke2Resource -Context down, down-2 -Verbose -Debug } *>&1 | Out-String -Width 400
        $streams | Should -Match 'down: https://127\.0\.0\.1:\d+/ as me \(token\)'
        $Error.Count | Should -BeGreaterOrEqual 2
        $all = $streams + ($Error | Format-List * -Force | Out-String -Width 400) + ($Error | ForEach-Object { "$_ $($_.Exception) $($_.ScriptStackTrace)" }) + (Get-Rke2Context | Format-List * | Out-String)
        $all | Should -Not -Match $Secret
    }
}

Describe 'A running cluster' -Skip:(-not $hasCluster) {
    BeforeAll {
        $script:Cluster = Open-TestCluster
        Add-TestRke2 $Cluster
        $script:Path = '/apis/helm.cattle.io/v1/namespaces/kube-system/helmchartconfigs'

        # The names of the HelmChartConfigs that the cluster holds.
        function Get-Published {
            @((Invoke-TestApi $Cluster $Path).items | ForEach-Object { $_.metadata.name })
        }
    }

    AfterAll {
        Close-TestCluster $Cluster
    }

    BeforeEach {
        $env:KUBECONFIG = $Cluster.KubeConfig
        foreach ($name in Get-Published) {
            $null = Invoke-TestApi $Cluster "$Path/$name" -Method Delete
        }

        $script:Config = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400
    }

    Context 'read' {
        It 'gives the configuration of the current context, and of one that is named' {
            foreach ($read in (Get-Rke2CniConfig), (Get-Rke2CniConfig -Context admin), (Get-Rke2CniConfig -KubeConfig $Cluster.KubeConfig)) {
                "$($read.Plugin) $($read.Rke2Version) $($read.Cluster) $($read.NodeCount)" | Should -BeExactly 'Canal v1.34.4+rke2r1 admin 2'
                $read.Findings | Should -BeNullOrEmpty
                $read | Get-LongLine | Should -BeNullOrEmpty
            }
        }

        It 'has the values that the cluster has' {
            $Config | Publish-Rke2Resource
            (Get-Rke2CniConfig | Get-Rke2ChartValue calico.vethuMTU).Value | Should -Be 1400
        }

        It 'checks it, and an upgrade' {
            Get-Rke2CniConfig | Test-Rke2CniConfig -TargetVersion v1.35 -Quiet | Should -BeTrue
            @{ apiVersion = 'helm.cattle.io/v1'; kind = 'HelmChartConfig'; metadata = @{ name = 'rke2-canal'; namespace = 'kube-system' }; spec = @{ valuesContent = "flanel:`n  mtu: 1400" } } | Publish-Rke2Resource
            $findings = Get-Rke2CniConfig -WarningVariable warnings -WarningAction SilentlyContinue | Test-Rke2CniConfig -TargetVersion v1.35
            $findings.Id | Should -Contain RKE2NET301
            "$warnings" | Should -BeLike '*RKE2NET301*'
        }

        It 'writes files as they lie on a server' {
            $Config | Publish-Rke2Resource
            $folder = Join-Path $TestDrive 'exported'
            Get-Rke2CniConfig | Export-Rke2CniConfig $folder -Force
            (Import-Rke2CniConfig $folder | Get-Rke2ChartValue calico.vethuMTU).Value | Should -Be 1400
        }

        It 'says that the user may not read, and which right is missing' {
            { Get-Rke2CniConfig -Context viewer -ErrorAction Stop } | Should -Throw 'viewer: The user viewer may not list *Its role needs the verb list for the resource*' -ErrorId "Forbidden,$Commands.GetRke2CniConfig"
            "$($Error[0])" | Should -Not -BeLike "*$($Cluster.Tokens.viewer)*"
        }

        It 'reads the cluster that is there, where another is down' {
            $read = Get-Rke2CniConfig -Context down, admin -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue -WarningVariable warnings
            @($read) | Should -HaveCount 1
            "$($read.Cluster)" | Should -BeExactly 'admin'
            @($problems) | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "Unreachable,$Commands.GetRke2CniConfig"
            "$($problems[0])" | Should -BeLike 'down: *'
            "$warnings" | Should -BeLike '*insecure-skip-tls-verify*'
        }
    }

    Context 'published to' {
        It 'takes a value that is changed, and nothing the second time' {
            $first = Get-Rke2CniConfig | Set-Rke2ChartValue flannel.iface eth1 | Publish-Rke2Resource
            "$first $($first.Kind) $($first.Context)" | Should -BeExactly 'HelmChartConfig kube-system/rke2-canal: Created (admin) HelmChartConfig admin'
            $second = Get-Rke2CniConfig | Publish-Rke2Resource
            $third = Get-Rke2CniConfig | Publish-Rke2Resource
            "$($third.Outcome)" | Should -BeExactly 'Unchanged'
            $third.ResourceVersion | Should -BeExactly $second.ResourceVersion
            @($third.Changes) | Should -HaveCount 0
            (Invoke-TestApi $Cluster "$Path/rke2-canal").spec.valuesContent | Should -Match 'iface: eth1'
        }

        It 'is Unchanged the second time, with the same version' {
            $first = $Config | Publish-Rke2Resource
            $second = $Config | Publish-Rke2Resource
            "$($first.Outcome) $($second.Outcome)" | Should -BeExactly 'Created Unchanged'
            $second.ResourceVersion | Should -BeExactly $first.ResourceVersion
        }

        It 'names the fields that change' {
            $null = $Config | Publish-Rke2Resource
            $done = $Config | Set-Rke2ChartValue calico.vethuMTU 1350 | Publish-Rke2Resource
            "$($done.Outcome)" | Should -BeExactly 'Configured'
            $done.Changes | ForEach-Object { "$_" } | Should -BeExactly 'spec.valuesContent: calico.vethuMTU: 1400 becomes 1350'
            $done, $done.Changes | Get-LongLine | Should -BeNullOrEmpty
        }

        It 'is asked with -WhatIf, and changes nothing' {
            Get-HostText { $Config | Publish-Rke2Resource -WhatIf } | Should -Match '(?s)What if: Create HelmChartConfig kube-system/rke2-canal in admin\.\n.*\+ spec\.valuesContent: calico\.vethuMTU = 1400'
            Get-Published | Should -BeNullOrEmpty
            $first = $Config | Publish-Rke2Resource
            $text = Get-HostText { $Config | Set-Rke2ChartValue calico.vethuMTU 1350 | Publish-Rke2Resource -WhatIf }
            $text | Should -Match '(?s)What if: Change HelmChartConfig kube-system/rke2-canal in admin\.\n- spec\.valuesContent: calico\.vethuMTU = 1400\n\+ spec\.valuesContent: calico\.vethuMTU = 1350'
            (Invoke-TestApi $Cluster "$Path/rke2-canal").metadata.resourceVersion | Should -BeExactly $first.ResourceVersion
        }

        It 'tells the same to a build agent' {
            $text = (& (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Set-StrictMode -Version Latest; Import-Module '$ModulePath'; New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400 | Publish-Rke2Resource -WhatIf") -join "`n"
            $text | Should -Match 'What if: Create HelmChartConfig kube-system/rke2-canal in admin\.'
            $text | Should -Match '\+ spec\.valuesContent: calico\.vethuMTU = 1400'
            Get-Published | Should -BeNullOrEmpty
        }

        It 'is put back: <Name>' -ForEach @(
            @{ Name = 'what was created'; Before = { }; Outcome = 'Deleted' }
            @{ Name = 'what was changed'; Before = { $null = $Config | Set-Rke2ChartValue calico.vethuMTU 1300 | Publish-Rke2Resource }; Outcome = 'Restored' }
        ) {
            & $Before
            $was = Get-Rke2CniConfig
            $done = $Config | Publish-Rke2Resource
            $null = Get-HostText { $done | Undo-Rke2Resource -WhatIf }
            (Get-Rke2CniConfig | Get-Rke2ChartValue calico.vethuMTU).Value | Should -Be 1400
            "$(($done | Undo-Rke2Resource).Outcome)" | Should -BeExactly $Outcome
            "$((Get-Rke2CniConfig).Values)" | Should -BeExactly "$($was.Values)"
        }

        It 'is not put back where somebody has changed it since' {
            $done = $Config | Publish-Rke2Resource
            $null = Invoke-TestApi $Cluster "$Path/rke2-canal" -Method Patch -Type 'application/merge-patch+json' -Body @{ spec = @{ failurePolicy = 'abort' } }
            $done | Undo-Rke2Resource -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "Conflict,$Commands.UndoRke2Resource"
            Get-Published | Should -BeExactly 'rke2-canal'
        }

        It 'gives back what was published, and only that' {
            $null = $Config | Publish-Rke2Resource
            $null = Get-HostText { $Config | Unpublish-Rke2Resource -WhatIf }
            Get-Published | Should -BeExactly 'rke2-canal'
            $gone = $Config | Unpublish-Rke2Resource
            "$($gone.Outcome)" | Should -BeExactly 'Deleted'
            Get-Published | Should -BeNullOrEmpty
            "$(($gone | Undo-Rke2Resource).Outcome)" | Should -BeExactly 'Created'
            Get-Published | Should -BeExactly 'rke2-canal'
        }

        It 'keeps what others made' {
            $null = Invoke-TestApi $Cluster "$Path`?fieldManager=kubectl-create" -Body @{ apiVersion = 'helm.cattle.io/v1'; kind = 'HelmChartConfig'; metadata = @{ name = 'rke2-canal'; namespace = 'kube-system' }; spec = @{ valuesContent = 'a: 1' } }
            $Config | Unpublish-Rke2Resource -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "NotManaged,$Commands.UnpublishRke2Resource"
            "$($problems[0])" | Should -BeLike '*kubectl-create owns it*kubectl delete helmchartconfigs.helm.cattle.io rke2-canal -n kube-system*'
            Get-Published | Should -BeExactly 'rke2-canal'
        }

        It 'names the owner of a field, and takes it over with -TakeOwnership' {
            $null = Invoke-TestApi $Cluster "$Path`?fieldManager=flux" -Body @{ apiVersion = 'helm.cattle.io/v1'; kind = 'HelmChartConfig'; metadata = @{ name = 'rke2-canal'; namespace = 'kube-system' }; spec = @{ valuesContent = "calico:`n  vethuMTU: 1300" } }
            $Config | Publish-Rke2Resource -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "Conflict,$Commands.PublishRke2Resource"
            "$($problems[0])" | Should -BeLike '*spec.valuesContent*flux*-TakeOwnership*'
            $done = $Config | Publish-Rke2Resource -TakeOwnership
            "$($done.Outcome) $($done.Changes[0].Manager)" | Should -BeExactly 'Configured flux'
        }

        It 'refuses a user without the right' {
            { $Config | Publish-Rke2Resource -Context viewer -ErrorAction Stop } | Should -Throw 'viewer: The user viewer may not *' -ErrorId "Forbidden,$Commands.PublishRke2Resource"
            $null = $Config | Publish-Rke2Resource -Context viewer -Force -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "Forbidden,$Commands.PublishRke2Resource"
            Get-Published | Should -BeNullOrEmpty
        }

        It 'is published where another is down, which is one error' {
            $done = $Config | Publish-Rke2Resource -Context down, admin -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
            $done.Context | Should -BeExactly 'admin'
            @($problems) | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "Unreachable,$Commands.PublishRke2Resource"
        }

        It 'takes hashtables and objects, and says what is wrong with one' {
            $map = @{ apiVersion = 'v1'; kind = 'ConfigMap'; metadata = @{ name = 'of-a-hashtable' }; data = @{ a = '1' } }
            $done = $map, [pscustomobject]@{ apiVersion = 'v1'; kind = 'ConfigMap'; metadata = @{ name = 'of-an-object' } }, @{ apiVersion = 'v1'; kind = 'ConfigMap' } |
                Publish-Rke2Resource -ErrorAction SilentlyContinue -ErrorVariable problems
            $done | ForEach-Object { "$_" } | Should -BeExactly @('ConfigMap default/of-a-hashtable: Created (admin)', 'ConfigMap default/of-an-object: Created (admin)')
            "$($problems[0])" | Should -BeLike '*no metadata.name*'
            ($done | Undo-Rke2Resource).Outcome | ForEach-Object { "$_" } | Should -BeExactly @('Deleted', 'Deleted')
        }

        It 'takes a folder of manifests, namespaces first, and gives it back' {
            $folder = (New-Item -ItemType Directory (Join-Path $TestDrive manifests)).FullName
            Set-Content (Join-Path $folder 'a-network.yaml') "apiVersion: k8s.cni.cncf.io/v1`nkind: NetworkAttachmentDefinition`nmetadata:`n  name: fast`n  namespace: apps`nspec:`n  config: '{`"cniVersion`": `"1.0.0`", `"type`": `"macvlan`"}'"
            Set-Content (Join-Path $folder 'b-namespace.yaml') "apiVersion: v1`nkind: Namespace`nmetadata:`n  name: apps"
            $text = Get-HostText { Publish-Rke2Resource -Path $folder -WhatIf }
            $text | Should -Match 'Create NetworkAttachmentDefinition apps/fast in admin, after its namespace, which is not there yet\.'
            $done = Publish-Rke2Resource -Path $folder
            $done | ForEach-Object { "$_" } | Should -BeExactly @('Namespace apps: Created (admin)', 'NetworkAttachmentDefinition apps/fast: Created (admin)')
            $again = Publish-Rke2Resource -Path (Join-Path $folder '*.yaml')
            ($again | Where-Object Kind -eq NetworkAttachmentDefinition | ForEach-Object { "$($_.Outcome)" }) | Should -BeExactly 'Unchanged'
            $done, $again | Get-LongLine | Should -BeNullOrEmpty
            Unpublish-Rke2Resource -LiteralPath (Join-Path $folder 'a-network.yaml') | ForEach-Object { "$($_.Outcome)" } | Should -BeExactly 'Deleted'
        }

        It 'takes HelmChartConfigs as <Name>' -ForEach @(
            @{ Name = 'files'; Run = { $Config | ConvertTo-Rke2Yaml | Set-Content (Join-Path $TestDrive 'config.yaml'); Publish-Rke2Resource -Path (Join-Path $TestDrive 'config.yaml') } }
            @{ Name = 'text'; Run = { $Config | ConvertTo-Rke2Yaml | Publish-Rke2Resource } }
            @{ Name = 'objects'; Run = { $Config.HelmChartConfigs | Publish-Rke2Resource } }
        ) {
            "$(& $Run)" | Should -BeExactly 'HelmChartConfig kube-system/rke2-canal: Created (admin)'
            Get-Published | Should -BeExactly 'rke2-canal'
        }

        It 'is Unchanged the second time also with what was read of it' {
            $first = Get-Rke2CniConfig | Set-Rke2ChartValue flannel.iface eth1 | Publish-Rke2Resource
            $second = Get-Rke2CniConfig | Publish-Rke2Resource
            "$($second.Outcome) $($second.ResourceVersion)" | Should -BeExactly "Unchanged $($first.ResourceVersion)"
        }

        It 'refuses another plugin than the one that runs, and takes it with -Force' {
            $other = New-Rke2CniConfig Cilium -Rke2Version v1.34.4 -Mtu 1400
            $other | Publish-Rke2Resource -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "ErrorFindings,$Commands.PublishRke2Resource"
            "$($problems[0])" | Should -BeLike '*RKE2NET150*use -Force to publish it all the same.'
            Get-Published | Should -BeNullOrEmpty
            $done = $other | Publish-Rke2Resource -Force -WarningAction SilentlyContinue -WarningVariable warnings
            "$($done.Name) $($done.Outcome)" | Should -BeExactly 'rke2-cilium Created'
            "$warnings" | Should -BeLike '*RKE2NET150*'
        }

        It 'says that there is nothing to publish' {
            $null = New-Rke2CniConfig Canal -Rke2Version v1.34.4 | Publish-Rke2Resource -WarningVariable said -WarningAction SilentlyContinue
            "$said" | Should -BeLike '*no chart values are set*Export-Rke2CniConfig*'
        }
    }

    Context 'compared with' {
        It 'is a gate' {
            # With the failure policy that the cluster has, as the kind's default stands in it otherwise.
            $wanted = New-Rke2CniConfig Canal -Rke2Version v1.34.4 -Mtu 1400 -FailurePolicy Reinstall
            $wanted | Compare-Rke2CniConfig -Context admin -Quiet | Should -BeFalse
            $null = $wanted | Publish-Rke2Resource
            $wanted | Compare-Rke2CniConfig -Context admin -Quiet | Should -BeTrue
        }

        It 'is a gate without a failure policy, too' {
            $null = $Config | Publish-Rke2Resource
            $Config | Compare-Rke2CniConfig -Context admin -Quiet | Should -BeTrue
        }

        It 'shows differences in strict mode' {
            $null = $Config | Publish-Rke2Resource
            $Config | Set-Rke2ChartValue calico.vethuMTU 1350 | Compare-Rke2CniConfig -Context admin | Out-String -Width 80 | Should -Match 'Before +: 1400'
        }

        It 'says what differs, where the cluster has it, and who set it' {
            $null = $Config | Publish-Rke2Resource
            $difference = $Config | Set-Rke2ChartValue calico.vethuMTU 1350 | Compare-Rke2CniConfig -Context admin | Where-Object Path -like '*vethuMTU'
            "$($difference.Before) $($difference.After) $($difference.Resource) $($difference.Manager)" | Should -BeExactly '1400 1350 HelmChartConfig kube-system/rke2-canal rke2network'
        }
    }

    Context 'waited for' {
        It 'is waited for no longer than is said' {
            $state = $Config | Publish-Rke2Resource | Wait-Rke2Rollout -TimeoutSec 2 -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "RolloutTimeout,$Commands.WaitRke2Rollout"
            "$($problems[0])" | Should -BeLike 'admin: rke2-canal: * The 2 seconds to wait are over.*'
            "$($state.Chart) $($state.Stage)" | Should -BeExactly 'rke2-canal Values'
            $state | Get-LongLine | Should -BeNullOrEmpty
        }

        It 'is waited for by Publish-Rke2Resource, which gives its results first' {
            $done = $Config | Publish-Rke2Resource -Wait -TimeoutSec 2 -ErrorAction SilentlyContinue -ErrorVariable problems
            "$($done.Outcome)" | Should -BeExactly 'Created'
            $problems[0].FullyQualifiedErrorId | Should -BeExactly "RolloutTimeout,$Commands.PublishRke2Resource"
        }

        It 'refuses a chart that RKE2 does not have' {
            { Wait-Rke2Rollout canl -TimeoutSec 2 } | Should -Throw "-Chart 'canl'*rke2-canal*"
        }
    }
}
