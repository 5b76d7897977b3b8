using System;

namespace Rke2Network.Nodes;

/// <summary>How nodes are asked over ssh. What is null is up to the user's ssh configuration.</summary>
public sealed record SshOptions
{
    /// <summary>The user to log in as.</summary>
    public string? UserName { get; init; }

    /// <summary>The port, 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>The file of the private key.</summary>
    public string? KeyFilePath { get; init; }

    /// <summary>The host to go by, such as <c>admin@bastion:2222</c>, or several with commas between them.</summary>
    public string? JumpHost { get; init; }

    /// <summary>How long reaching the host may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the whole may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The ssh client; null for the one of this machine.</summary>
    internal string? Client { get; init; }
}
