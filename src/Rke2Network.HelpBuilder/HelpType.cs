namespace Rke2Network.HelpBuilder;

/// <summary>A type that a cmdlet takes from the pipeline or returns, and what it stands for.</summary>
internal sealed record HelpType(string Name, string Description);
