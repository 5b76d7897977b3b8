using System.Linq;
using System.Management.Automation;
using Rke2Network.Cluster.Connection;
using Rke2Network.Clusters;
using Rke2Network.PowerShell.Binding;

namespace Rke2Network.PowerShell.Commands.Clusters;

/// <content>In PowerShell 7.</content>
public sealed partial class GetRke2Context
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var contexts = ContextList.Read(Read(nameof(KubeConfig), () => KubeConfigArgument.Request(KubeConfig, null, SessionState)));
        if (Name is null)
        {
            WriteObject(contexts, enumerateCollection: true);
            return;
        }

        foreach (var name in Name)
        {
            var pattern = WildcardPattern.ContainsWildcardCharacters(name) ? new WildcardPattern(name, WildcardOptions.IgnoreCase) : null;
            var found = contexts.Where(context => pattern?.IsMatch(context.Name) ?? context.Name == name).ToArray();
            OrError(() => WriteObject(
                found.Length > 0 || pattern is not null ? found : throw new ClusterException(
                    "ContextNotFound", name, "The kubeconfig has no context of this name; case counts.", ContextArgument.Others(contexts)),
                enumerateCollection: true));
        }
    }
}
