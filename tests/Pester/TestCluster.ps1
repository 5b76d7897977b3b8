# A real kube-apiserver over a real etcd on loopback, with the kinds that RKE2 and Multus bring and no controllers; the same as
# tests/Rke2Network.Cluster.Tests/Server/RealCluster.cs. PowerShell 7.


# The path of a program, in KUBEBUILDER_ASSETS, as with envtest, or on the PATH; nothing where it is not there.
function Find-TestProgram([string] $Name) {
    foreach ($folder in "$env:KUBEBUILDER_ASSETS$([IO.Path]::PathSeparator)$env:PATH".Split([IO.Path]::PathSeparator, [StringSplitOptions]::RemoveEmptyEntries)) {
        $path = Join-Path $folder $Name
        if (Test-Path -LiteralPath $path -PathType Leaf) {
            return $path
        }
    }
}

# Whether a cluster can be started here.
function Test-TestCluster {
    $PSEdition -eq 'Core' -and $null -ne (Find-TestProgram etcd) -and $null -ne (Find-TestProgram kube-apiserver)
}

function Get-TestPort {
    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $listener.LocalEndpoint.Port
    $listener.Stop()
}

# Asks the API server as an administrator.
function Invoke-TestApi([psobject] $Cluster, [string] $Path, $Body, [string] $Method = $(if ($null -eq $Body) { 'Get' } else { 'Post' }), [string] $Type = 'application/json') {
    $request = @{
        Uri = "$($Cluster.Server)$Path"; Method = $Method; SkipCertificateCheck = $true; Headers = @{ Authorization = "Bearer $($Cluster.Tokens.admin)" }; ErrorAction = 'Stop'; Verbose = $false
    }
    if ($null -ne $Body) {
        $request.Body = ConvertTo-Json $Body -Depth 20 -Compress
        $request.ContentType = $Type
    }

    Invoke-RestMethod @request
}

# Writes a kubeconfig with a context for each user (admin, viewer), and one of a cluster that is down.
function Write-TestKubeConfig([psobject] $Cluster) {
    $users = $Cluster.Tokens.Keys | ForEach-Object { "- name: $_`n  user:`n    token: $($Cluster.Tokens[$_])" }
    $contexts = $Cluster.Tokens.Keys | ForEach-Object { "- name: $_`n  context: {cluster: real, user: $_}" }
    Set-Content -LiteralPath $Cluster.KubeConfig @"
apiVersion: v1
kind: Config
current-context: admin
clusters:
- name: real
  cluster:
    server: $($Cluster.Server)
    certificate-authority: apiserver.crt
- name: down
  cluster:
    server: https://127.0.0.1:$(Get-TestPort)
    insecure-skip-tls-verify: true
contexts:
$($contexts -join "`n")
- name: down
  context: {cluster: down, user: admin}
users:
$($users -join "`n")
"@
}

# Starts the cluster in a folder of its own, and waits until it answers.
function Open-TestCluster {
    $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "test-cluster-$([guid]::NewGuid())")).FullName
    $client, $peer, $port = (Get-TestPort), (Get-TestPort), (Get-TestPort)
    $cluster = [pscustomobject]@{
        Folder = $folder; Server = "https://127.0.0.1:$port"; KubeConfig = Join-Path $folder 'kubeconfig'; Processes = @()
        Tokens = [ordered]@{ admin = 'admin-token-of-a-test'; viewer = 'viewer-token-of-a-test' }
    }
    Set-Content (Join-Path $folder 'tokens.csv') "$($cluster.Tokens.admin),admin,admin-uid,`"system:masters`"`n$($cluster.Tokens.viewer),viewer,viewer-uid"
    $accounts = Join-Path $folder 'accounts.key'
    $key = [Security.Cryptography.RSA]::Create(2048)
    Set-Content $accounts $key.ExportRSAPrivateKeyPem()
    $key.Dispose()
    try {
        $cluster.Processes += Invoke-TestProcess $folder etcd -Arguments @(
            '--unsafe-no-fsync', '--log-level=warn', "--data-dir=$folder/etcd", "--listen-client-urls=http://127.0.0.1:$client", "--advertise-client-urls=http://127.0.0.1:$client",
            "--listen-peer-urls=http://127.0.0.1:$peer", "--initial-advertise-peer-urls=http://127.0.0.1:$peer", "--initial-cluster=default=http://127.0.0.1:$peer")
        $cluster.Processes += Invoke-TestProcess $folder kube-apiserver -Arguments @(
            "--etcd-servers=http://127.0.0.1:$client", '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', "--secure-port=$port", "--cert-dir=$folder", "--token-auth-file=$folder/tokens.csv",
            "--service-account-issuer=$($cluster.Server)", "--service-account-signing-key-file=$accounts", "--service-account-key-file=$accounts",
            '--authorization-mode=RBAC', '--disable-admission-plugins=ServiceAccount', '--service-cluster-ip-range=10.43.0.0/16', '--endpoint-reconciler-type=none')
        Wait-TestAnswer $cluster '/readyz', '/api/v1/namespaces/kube-system'
        Add-TestKind $cluster
        Write-TestKubeConfig $cluster
        $cluster
    }
    catch {
        $said = Get-ChildItem $folder -Filter *.log | ForEach-Object { "$($_.Name):"; Get-Content $_.FullName -Tail 20 }
        Close-TestCluster $cluster
        throw "The test cluster does not start: $_`n$($said -join "`n")"
    }
}

function Invoke-TestProcess([string] $Folder, [string] $Name, [string[]] $Arguments) {
    Start-Process (Find-TestProgram $Name) $Arguments -PassThru -RedirectStandardOutput (Join-Path $Folder "$Name.out.log") -RedirectStandardError (Join-Path $Folder "$Name.log")
}

# Tries until all paths answer, as long as the processes run.
function Wait-TestAnswer([psobject] $Cluster, [string[]] $Paths) {
    $since = [Diagnostics.Stopwatch]::StartNew()
    foreach ($path in $Paths) {
        while ($true) {
            try {
                $null = Invoke-TestApi $Cluster $path
                break
            }
            catch {
                if ($since.Elapsed.TotalSeconds -gt 120 -or @($Cluster.Processes | Where-Object HasExited).Count -gt 0) {
                    throw
                }

                Start-Sleep -Milliseconds 100
            }
        }
    }
}

# The kinds, with the fields that they have there. Sources: k3s-io/helm-controller pkg/apis/helm.cattle.io/v1/types.go;
# k8snetworkplumbingwg/network-attachment-definition-client pkg/apis/k8s.cni.cncf.io/v1/types.go.
function Add-TestKind([psobject] $Cluster) {
    $text = @{ type = 'string' }
    $values = @{ type = 'object'; 'x-kubernetes-preserve-unknown-fields' = $true }
    $policy = @{ type = 'string'; enum = @('abort', 'reinstall', 'retry'); default = 'reinstall' }
    $status = @{ type = 'object'; properties = @{ jobName = $text; conditions = @{ type = 'array'; items = $values } } }
    $kinds = @(
        @{ Group = 'helm.cattle.io'; Kind = 'HelmChart'; Plural = 'helmcharts'; Status = $status; Spec = @{ chart = $text; version = $text; chartContent = $text; targetNamespace = $text; bootstrap = @{ type = 'boolean' }; valuesContent = $text; values = $values; failurePolicy = $policy } }
        @{ Group = 'helm.cattle.io'; Kind = 'HelmChartConfig'; Plural = 'helmchartconfigs'; Spec = @{ valuesContent = $text; values = $values; failurePolicy = $policy } }
        @{ Group = 'k8s.cni.cncf.io'; Kind = 'NetworkAttachmentDefinition'; Plural = 'network-attachment-definitions'; Spec = @{ config = $text } }
    )
    foreach ($kind in $kinds) {
        $properties = @{ spec = @{ type = 'object'; properties = $kind.Spec } }
        $version = @{ name = 'v1'; served = $true; storage = $true; schema = @{ openAPIV3Schema = @{ type = 'object'; properties = $properties } } }
        if ($kind.ContainsKey('Status')) {
            $properties.status = $kind.Status
            $version.subresources = @{ status = @{} }
        }

        $null = Invoke-TestApi $Cluster '/apis/apiextensions.k8s.io/v1/customresourcedefinitions' -Body @{
            apiVersion = 'apiextensions.k8s.io/v1'; kind = 'CustomResourceDefinition'; metadata = @{ name = "$($kind.Plural).$($kind.Group)" }
            spec = @{ group = $kind.Group; scope = 'Namespaced'; versions = @($version); names = @{ kind = $kind.Kind; listKind = "$($kind.Kind)List"; plural = $kind.Plural; singular = $kind.Kind.ToLowerInvariant() } }
        }
    }

    # Established comes some time before the paths answer.
    Wait-TestAnswer $Cluster @($kinds | ForEach-Object { "/apis/$($_.Group)/v1/$($_.Plural)" })
}

# Makes it a cluster of RKE2 with Canal: a server with its arguments and its release, an agent, and the HelmChart.
function Add-TestRke2([psobject] $Cluster, [string] $Version = 'v1.34.4+rke2r1', [string[]] $Arguments = @('server', '--cni', 'canal')) {
    $nodes = @(
        @{ Name = 'server-1'; Labels = @{ 'node-role.kubernetes.io/control-plane' = 'true'; 'node-role.kubernetes.io/etcd' = 'true'; 'kubernetes.io/os' = 'linux' }; Arguments = $Arguments; Cidr = '10.42.0.0/24' }
        @{ Name = 'agent-1'; Labels = @{ 'kubernetes.io/os' = 'linux' }; Arguments = @('agent'); Cidr = '10.42.1.0/24' }
    )
    foreach ($node in $nodes) {
        $null = Invoke-TestApi $Cluster '/api/v1/nodes' -Body @{
            metadata = @{ name = $node.Name; labels = $node.Labels; annotations = @{ 'rke2.io/node-args' = ConvertTo-Json $node.Arguments -Compress } }
            spec = @{ podCIDR = $node.Cidr; podCIDRs = @($node.Cidr) }
        }
        $null = Invoke-TestApi $Cluster "/api/v1/nodes/$($node.Name)/status" -Method Patch -Type 'application/merge-patch+json' -Body @{
            status = @{ nodeInfo = @{ kubeletVersion = $Version; operatingSystem = 'linux' } }
        }
    }

    $null = Invoke-TestApi $Cluster '/apis/helm.cattle.io/v1/namespaces/kube-system/helmcharts' -Body @{
        apiVersion = 'helm.cattle.io/v1'; kind = 'HelmChart'; metadata = @{ name = 'rke2-canal'; namespace = 'kube-system' }; spec = @{ bootstrap = $true; failurePolicy = 'retry' }
    }
}

# Ends the processes, and removes the folder.
function Close-TestCluster([psobject] $Cluster) {
    foreach ($process in @($Cluster.Processes)) {
        if (-not $process.HasExited) {
            Stop-Process -Id $process.Id -Force
            $process.WaitForExit()
        }
    }

    Remove-Item -LiteralPath $Cluster.Folder -Recurse -Force -ErrorAction SilentlyContinue
}
