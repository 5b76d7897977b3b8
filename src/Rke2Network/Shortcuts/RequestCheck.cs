namespace Rke2Network.Shortcuts;

/// <summary>Parameters that exclude or need each other, whatever the plugin.</summary>
internal static class RequestCheck
{
    internal static void Require(CniConfigRequest request)
    {
        if (!request.KubeProxyReplacement && (request.ApiServerHost is not null || request.ApiServerPort is not null))
        {
            throw new InputException(
                "ApiServerWithoutReplacement",
                null,
                "the API server's address is needed only where the plugin replaces kube-proxy.",
                "Add -KubeProxyReplacement, or leave it out.",
                request.ApiServerHost is null ? nameof(request.ApiServerPort) : nameof(request.ApiServerHost));
        }

        if (request.Mtu is not null && request.UnderlayMtu is not null)
        {
            throw new InputException(
                "ShortcutsContradict", null, "-Mtu sets what this works out.", "Give the MTU of the nodes' network with -UnderlayMtu, or the plugin's own value with -Mtu.", nameof(request.UnderlayMtu));
        }

        if (request.Nftables && request.KubeProxyReplacement)
        {
            throw new InputException(
                "ShortcutsContradict", null, "-KubeProxyReplacement leaves kube-proxy out, and eBPF programs do what this would set.", "Leave out one of them.", nameof(request.Nftables));
        }
    }
}
