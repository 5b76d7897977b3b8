using System;
using System.IO;

namespace Rke2Network.Tests.Nodes;

/// <summary>A program that stands for the ssh client: a script of sh in a folder of its own.</summary>
internal sealed class SshStub : IDisposable
{
    /// <summary>Makes it.</summary>
    /// <param name="body">What it does; <c>$dir</c> is its folder.</param>
    internal SshStub(string body)
    {
        Directory.CreateDirectory(Folder);
        ScriptFile.Write(Program, $"#!/bin/sh\ndir='{Folder}'\n{body}");
    }

    /// <summary>Its folder.</summary>
    internal string Folder { get; } = Path.Combine(Path.GetTempPath(), "ssh-stub-" + Guid.NewGuid().ToString("n"));

    /// <summary>Its path.</summary>
    internal string Program => Path.Combine(Folder, "ssh");

    /// <summary>What it wrote to a file of its folder.</summary>
    internal string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
