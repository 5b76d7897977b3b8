using System;
using System.IO;

namespace Rke2Network.Rendering;

/// <summary>One file on its way to its place, and the way back.</summary>
internal sealed class FileMove
{
    /// <summary>RKE2 reads no file that ends so, neither as a part of its configuration nor as a manifest.</summary>
    private const string BackupEnd = ".bak";

    private readonly string temporary;
    private readonly string target;
    private readonly string aside;
    private readonly bool backup;
    private bool taken;

    private FileMove(string temporary, string target, bool backup)
    {
        (this.temporary, this.target, this.backup) = (temporary, target, backup);
        aside = temporary + ".old";
    }

    /// <summary>Writes a file beside its place.</summary>
    internal static FileMove Prepare(FileWrite file)
    {
        var target = Followed(file.Target);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            var mark = file.Content.Encoding.GetPreamble();
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(mark, 0, mark.Length);
                var bytes = file.Content.Encoding.GetBytes(file.Content.Text);
                KeepMode(File.Exists(target) ? target : file.Like, temporary);
                stream.Write(bytes, 0, bytes.Length);
            }

            return new FileMove(temporary, target, file.Backup);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Puts it into its place; what is there steps aside.</summary>
    internal void Take()
    {
        if (File.Exists(target))
        {
            File.Replace(temporary, target, aside);
        }
        else
        {
            File.Move(temporary, target);
        }

        taken = true;
    }

    /// <summary>Makes it as it was before.</summary>
    internal void PutBack()
    {
        if (File.Exists(aside))
        {
            File.Delete(target);
            File.Move(aside, target);
        }
        else if (taken)
        {
            File.Delete(target);
        }

        File.Delete(temporary);
    }

    /// <summary>All are in their places: what stepped aside goes, or becomes the backup.</summary>
    internal void Finish()
    {
        File.Delete(temporary);
        if (backup && File.Exists(aside))
        {
            File.Move(aside, BackupPath(target));
        }
        else
        {
            File.Delete(aside);
        }
    }

    /// <summary>An earlier backup is never replaced.</summary>
    private static string BackupPath(string target)
    {
        var path = target + BackupEnd;
        for (var i = 2; File.Exists(path); i++)
        {
            path = FormattableString.Invariant($"{target}.{i}{BackupEnd}");
        }

        return path;
    }

    /// <summary>A link stays a link: the file behind it changes.</summary>
    private static string Followed(string path)
    {
#if !NETSTANDARD2_0
        return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
#else
        return path;
#endif
    }

    /// <summary>On Windows Replace keeps the permissions by itself.</summary>
    private static void KeepMode(string? like, string temporary)
    {
#if !NETSTANDARD2_0
        if (like is not null && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(like));
        }
#endif
    }
}
