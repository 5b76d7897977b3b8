# What a person at the prompt needs, and a script does not. The shell runs this when it opens the prompt.

function global:prompt { "rke2net $($executionContext.SessionState.Path.CurrentLocation)> " }

# The shell has no PowerShell modules beside its own. These few stand in for the cmdlets of one of them: cd and pwd are
# aliases of Set-Location and Get-Location, and the engine completes paths through the Resolve-Path of this very module.
New-Module -Name Microsoft.PowerShell.Management -ScriptBlock {
    function Set-Location {
        [CmdletBinding(DefaultParameterSetName = 'Path')]
        param(
            [Parameter(ParameterSetName = 'Path', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
            [string] $Path = '~',

            [Parameter(ParameterSetName = 'LiteralPath', Mandatory, ValueFromPipelineByPropertyName)]
            [Alias('PSPath', 'LP')]
            [string] $LiteralPath
        )
        process {
            if ($LiteralPath) { $Path = [Management.Automation.WildcardPattern]::Escape($LiteralPath) }
            try { $null = $PSCmdlet.SessionState.Path.SetLocation($Path) }
            catch { $PSCmdlet.WriteError($_.Exception.InnerException.ErrorRecord) }
        }
    }

    function Get-Location {
        [CmdletBinding()]
        param()
        $PSCmdlet.SessionState.Path.CurrentLocation
    }

    function Resolve-Path {
        [CmdletBinding()]
        param(
            [Parameter(Position = 0, Mandatory, ValueFromPipeline)]
            [string[]] $Path
        )
        process {
            foreach ($one in $Path) {
                try { $PSCmdlet.SessionState.Path.GetResolvedPSPathFromPSPath($one) }
                catch { $PSCmdlet.WriteError($_.Exception.InnerException.ErrorRecord) }
            }
        }
    }
} | Import-Module -Global
