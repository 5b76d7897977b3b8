using System.Management.Automation;

namespace Rke2Network.Benchmarks.EmptyModule;

/// <summary>Does nothing; a binary module has at least one cmdlet.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Nothing")]
public sealed class TestNothing : Cmdlet
{
}
