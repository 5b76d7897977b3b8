namespace Rke2Network.Nodes;

/// <summary>What a program answered to the script that it was given.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">The first of its standard error, as it came: not for people.</param>
/// <param name="ExitCode">Its exit code.</param>
internal sealed record ScriptAnswer(byte[] Output, string Errors, int ExitCode);
