# From bare NICs to a pod with a virtual function of one. Makes files; with -Publish it does it in the cluster of the
# current kubeconfig context.
#
# Run it on a machine with the .NET SDK alone, where it shows what it would do with a NIC of an example:
#   dotnet run --project src/Rke2Network.Shell -- -File examples/sriov.ps1
# or in PowerShell, with your nodes:
#   ./examples/sriov.ps1 -HostName worker-1, worker-2 -UserName admin -Publish

param(
    [string[]] $HostName,
    [string] $UserName,
    [int] $NumVfs = 8,
    [string] $Namespace = 'default',
    [string] $Path = './sriov-output',
    [switch] $Publish
)

# 1. Which NICs can have virtual functions? Findings, with what to do, come as warnings.
$access = @{}
if ($HostName) { $access.HostName = $HostName }
if ($UserName) { $access.UserName = $UserName }
$nics = @(Test-Rke2SriovCapability @access -ErrorAction Continue)
'NICs:'
$nics

$capable = @($nics | Where-Object Capable)
if (-not $capable -and -not $HostName) {
    'None of them is capable: the rest is shown with the NIC of an example.'
    $capable = @([pscustomobject]@{
            Node = 'worker-1'; Interface = 'ens1f0'; PciAddress = '0000:3b:00.0'; Driver = 'i40e'
            Vendor = '8086'; DeviceId = '1572'; TotalVfs = 64; Capable = $true
        })
}

if (-not $capable) { throw 'None of these nodes has a NIC that is capable.' }

# 2. The cluster needs Multus before its own plugin, and addresses for the further network that are good on all nodes.
$config = New-Rke2CniConfig Canal -Multus -MultusIpam Whereabouts

# 3. The operator, its settings, and virtual functions of the NICs that were found.
$operator = New-Rke2SriovOperator
$settings = New-Rke2SriovOperatorConfig
$policies = @($capable | New-Rke2SriovNetworkNodePolicy -ResourceName fast -NumVfs $NumVfs)

# 4. A network of them for pods. The operator makes the NetworkAttachmentDefinition of it.
$ipam = @{ type = 'whereabouts'; range = '192.168.50.0/24' }
$network = New-Rke2SriovNetwork fast -ResourceName fast -NetworkNamespace $Namespace -Ipam $ipam

# 5. A pod with a virtual function: it names the network, and asks for the device by the name that the operator gives it.
$annotation = $network | New-Rke2PodNetworkAnnotation
$devices = @{}
foreach ($name in $annotation.ResourceRequests.Keys) { $devices[$name] = "$($annotation.ResourceRequests[$name])" }
$pod = [ordered]@{
    apiVersion = 'v1'
    kind = 'Pod'
    metadata = [ordered]@{ name = 'with-vf'; namespace = $Namespace; annotations = @{ $annotation.Name = $annotation.Value } }
    spec = @{
        containers = @([ordered]@{
                name = 'main'
                image = 'registry.suse.com/bci/bci-busybox'
                command = 'sleep', 'infinity'
                resources = @{ limits = $devices; requests = $devices }
            })
    }
}

''
'The resources:'
$all = @($operator; $settings; $policies; $network)
$all | ForEach-Object { "  $_" }

if (-not $Publish) {
    $config | Export-Rke2CniConfig $Path -Force
    $all | Export-Rke2CniConfig $Path -Force
    $pod | Export-Rke2CniConfig $Path -Force
    ''
    "The files are in $Path. The pod:"
    $pod | ConvertTo-Rke2Yaml
    return
}

$operator | Publish-Rke2Resource
$capable | Add-Rke2SriovNodeLabel
$settings | Publish-Rke2Resource
$policies | Publish-Rke2Resource
$null = Get-Rke2SriovNetworkNodeState ($capable | ForEach-Object Node) -Wait -ErrorAction Stop
$network | Publish-Rke2Resource
$pod | Publish-Rke2Resource
