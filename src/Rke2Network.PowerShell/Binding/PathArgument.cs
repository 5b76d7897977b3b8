using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace Rke2Network.PowerShell.Binding;

/// <summary>Paths as PowerShell means them: relative to its own location, which is not the process's.</summary>
internal static class PathArgument
{
    /// <summary>The full path of a folder, the same however it was written.</summary>
    /// <exception cref="InputException">The path is not one of the file system.</exception>
    internal static string ResolveFolder(string path, SessionState session)
    {
        var full = Path.GetFullPath(Resolve(path, session));
        var trimmed = full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return trimmed.Length < (Path.GetPathRoot(full)?.Length ?? 0) ? full : trimmed;
    }

    /// <summary>The full paths of the files and folders that fit a path, which may have wildcards.</summary>
    /// <exception cref="InputException">Nothing fits, or the path is not one of the file system.</exception>
    internal static IReadOnlyCollection<string> ResolveExisting(string path, SessionState session)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Resolve(path, session)];
        }

        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.ImplementingType == typeof(FileSystemProvider) && found.Count > 0
                ? found
                : throw new InputException("FileMissing", path, "no file or folder fits.", "Give a path that leads to files.");
        }
        catch (ItemNotFoundException exception)
        {
            throw new InputException("FileMissing", path, "no file or folder fits.", "Give a path that leads to files.", null, exception);
        }
    }

    /// <summary>The full path of a file or folder that may not exist yet.</summary>
    /// <exception cref="InputException">The path is not one of the file system.</exception>
    internal static string Resolve(string path, SessionState session)
    {
        try
        {
            var full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.ImplementingType == typeof(FileSystemProvider)
                ? full
                : throw new InputException("NotAFilePath", path, $"this is a path of {provider.Name}, not of the file system.", "Write the path of a file or folder.");
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException or PSArgumentException)
        {
            throw new InputException("NotAFilePath", path, exception.Message, "Write the path of a file or folder.", null, exception);
        }
    }
}
