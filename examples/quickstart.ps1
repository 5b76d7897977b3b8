# From parameters to files for an RKE2 server: a dual-stack cluster with Calico that shall have Windows nodes.
# Run it on a machine with the .NET SDK alone:
#   dotnet run --project src/Rke2Network.Shell -- -File examples/quickstart.ps1
# or, after a build, in PowerShell:
#   Import-Module ./out/Rke2Network; ./examples/quickstart.ps1

param([string] $Path = './quickstart-output')

$config = New-Rke2CniConfig Calico -Interface eth1 -WindowsNodes |
    Set-Rke2DualStack -ClusterCidr 10.42.0.0/16,2001:cafe:42::/56 -ServiceCidr 10.43.0.0/16,2001:cafe:43::/112

'The configuration:'
$config

'What the check found:'
$config | Test-Rke2CniConfig

'The HelmChartConfig:'
$config | ConvertTo-Rke2Yaml

''
'The files:'
$config | Export-Rke2CniConfig -Path $Path -Force -PassThru | ForEach-Object { $_.FullName }
