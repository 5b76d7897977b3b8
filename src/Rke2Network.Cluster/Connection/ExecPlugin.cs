using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Rke2Network.Cluster.Resources;
using Rke2Network.Clusters;
using Rke2Network.Yaml;

namespace Rke2Network.Cluster.Connection;

/// <summary>
/// A program that says who the user is, as the kubeconfig's user.exec names it. Source: kubernetes/client-go
/// plugin/pkg/client/auth/exec/exec.go and tools/clientcmd.
/// </summary>
internal sealed class ExecPlugin
{
    private const string Group = "client.authentication.k8s.io/";

    private readonly ResolvedContext context;
    private readonly KubeConfig.Entry user;
    private readonly YamlMap fields;
    private readonly string apiVersion;
    private readonly string command;
    private readonly Func<string, string?> environment;

    private ExecPlugin(ResolvedContext context, KubeConfig.Entry user, YamlMap fields, TransportMaterial material, Func<string, string?> environment)
    {
        (this.context, this.user, this.fields, this.environment) = (context, user, fields, environment);
        command = KubernetesResource.Text(fields, "command") ?? throw Incomplete("The user's exec names no command.", $"Add command to its exec in {user.File}.");
        apiVersion = KubernetesResource.Text(fields, "apiVersion") ?? string.Empty;
        if (apiVersion is not (Group + "v1" or Group + "v1beta1"))
        {
            throw Incomplete($"The user's exec has the apiVersion '{apiVersion}'; {Group}v1 and {Group}v1beta1 are those that are spoken.", $"Write one of them in {user.File}, and bring the plugin '{command}' up to date.");
        }

        if (KubernetesResource.Text(fields, "interactiveMode") == "Always")
        {
            throw new ClusterException("ExecNeedsTerminal", context.Name, $"The plugin '{command}' wants to ask at a terminal (interactiveMode: Always), and it is given none.", "Write interactiveMode: IfAvailable if it can do without, or log in with its own program before and use what that leaves.");
        }

        Variables = [.. (fields.Find("env") as YamlList ?? new YamlList([])).OfType<YamlMap>()
            .Select(each => (KubernetesResource.Text(each, "name") ?? string.Empty, KubernetesResource.Text(each, "value") ?? string.Empty))
            .Where(each => each.Item1.Length > 0 && !each.Item1.Contains('=', StringComparison.Ordinal))];
        Information = Encoding.UTF8.GetString(JsonTrees.Write(Question(material)).Span);
        Key = Digest.Of([Command() ?? command, apiVersion, .. Arguments, null, .. Variables.SelectMany(each => new[] { each.Name, each.Value }), null, context.Server.AbsoluteUri, Information]);
    }

    /// <summary>Tells by what is run, and for which server, whether an answer is the same.</summary>
    internal string Key { get; }

    /// <summary>The arguments, as they stand.</summary>
    internal IReadOnlyList<string> Arguments => [.. (fields.Find("args") as YamlList ?? new YamlList([])).OfType<YamlScalar>().Select(each => each.Text)];

    /// <summary>The variables that are added to its environment.</summary>
    internal IReadOnlyList<(string Name, string Value)> Variables { get; }

    /// <summary>What it is told, in KUBERNETES_EXEC_INFO.</summary>
    internal string Information { get; }

    /// <summary>How long it may take.</summary>
    internal TimeSpan Bound { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The plugin that a context's user is known by; null where it is known otherwise.</summary>
    /// <exception cref="ClusterException">The entry is not whole, or is of a kind that no client takes any more.</exception>
    internal static ExecPlugin? Of(ResolvedContext context, TransportMaterial material, Func<string, string?> environment)
    {
        if (context.User is not { } user || user.Text("token") is not null || user.Text("tokenFile") is not null || user.Text("username") is not null)
        {
            return null; // These come first.
        }

        if (user.Fields.Find("auth-provider") is YamlMap provider && user.Fields.Find("exec") is not YamlMap)
        {
            throw new ClusterException(
                "AuthProviderRemoved",
                context.Name,
                $"The user logs in by the auth-provider '{KubernetesResource.Text(provider, "name")}', which Kubernetes 1.26 took away.",
                "Use the exec plugin of the provider, such as kubelogin or gke-gcloud-auth-plugin: its own program writes the kubeconfig anew.");
        }

        return user.Fields.Find("exec") is YamlMap fields ? new ExecPlugin(context, user, fields, material, environment) : null;
    }

    /// <summary>The command of a user, as the kubeconfig has it; null for none.</summary>
    internal static string? CommandOf(KubeConfig.Entry user) => user.Text("username") is null ? KubernetesResource.Text(user.Fields.Find("exec") as YamlMap, "command") : null;

    /// <summary>Runs it.</summary>
    /// <exception cref="ClusterException">It is not there, fails, takes too long or gives no answer.</exception>
    internal async Task<ExecCredential> RunAsync(CancellationToken cancellation)
    {
        var file = Command() ?? throw NotThere();
        try
        {
            using var run = new ExecRun(file, Arguments, [.. Variables, ("KUBERNETES_EXEC_INFO", Information)]);
            return ExecCredential.Read(await run.OutputAsync(Bound, cancellation).ConfigureAwait(false), apiVersion);
        }
        catch (FormatException fault)
        {
            throw new ClusterException("ExecInvalid", context.Name, $"The plugin '{command}' gives no credential: {fault.Message}.", "Run it by hand, and look at its configuration.");
        }
        catch (ExecRun.Failure fault)
        {
            throw new ClusterException("ExecFailed", context.Name, $"The plugin '{command}' {fault.Message}.", $"Log in again with its own program, or run it by hand: it says who the user '{context.Context.Text("user")}' is.");
        }
    }

    /// <summary>What is against running it; null where it is there.</summary>
    internal ClusterException? Problem() => Command() is null ? NotThere() : null;

    private ClusterException NotThere() => new(
        "ExecFailed",
        context.Name,
        $"The plugin '{command}' is not there{(IsPath ? string.Empty : ", in no folder of PATH")}.",
        KubernetesResource.Text(fields, "installHint")?.Trim() ?? "Install it, or correct the command in the kubeconfig.");

    private ClusterException Incomplete(string reason, string advice) => new("ContextIncomplete", context.Name, reason, advice);

    private bool IsPath => command.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) >= 0;

    /// <summary>The full path; never the current folder's, which the runtime would look at first.</summary>
    private string? Command() => IsPath
        ? WithEndings(Path.GetFullPath(command, Path.GetDirectoryName(Path.GetFullPath(user.File))!)).FirstOrDefault(File.Exists)
        : (environment("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => folder.Trim('"')).Where(Path.IsPathFullyQualified)
            .SelectMany(folder => WithEndings(Path.Combine(folder, command))).FirstOrDefault(File.Exists);

    private IEnumerable<string> WithEndings(string path) => !OperatingSystem.IsWindows() || Path.HasExtension(path)
        ? [path]
        : (environment("PATHEXT") ?? ".COM;.EXE;.BAT;.CMD").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ending => path + ending);

    private YamlMap Question(TransportMaterial material)
    {
        var specification = new YamlMap([new("interactive", YamlScalar.False)]);
        return new YamlMap([
            new("kind", YamlScalar.String("ExecCredential")),
            new("apiVersion", YamlScalar.String(apiVersion)),
            new("spec", YamlScalar.True.SameAs(fields.Find("provideClusterInfo")) ? specification.With("cluster", ClusterOf(material)) : specification),
        ]);
    }

    /// <summary>The cluster as plugins are told of it; its extension of the group's name is the plugin's own configuration.</summary>
    private YamlMap ClusterOf(TransportMaterial material)
    {
        var entry = context.Cluster.Fields;
        var told = new YamlMap(entry.Where(field => field.Key is "server" or "tls-server-name" or "insecure-skip-tls-verify" or "proxy-url" or "disable-compression"));
        told = material.Authority is { } pem ? told.With("certificate-authority-data", YamlScalar.String(Convert.ToBase64String(Encoding.UTF8.GetBytes(pem)))) : told;
        var own = (entry.Find("extensions") as YamlList ?? new YamlList([])).OfType<YamlMap>().FirstOrDefault(each => KubernetesResource.Text(each, "name") == Group + "exec")?.Find("extension");
        return own is null ? told : told.With("config", own);
    }
}
