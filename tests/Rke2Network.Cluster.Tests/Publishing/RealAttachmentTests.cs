using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Rke2Network.Attachments;
using Rke2Network.Cluster.Connection;
using Rke2Network.Cluster.Publishing;
using Rke2Network.Cluster.Resources;
using Rke2Network.Cluster.Tests.Server;
using Rke2Network.Clusters;
using Rke2Network.Publishing;
using Rke2Network.Tests.Attachments;
using Rke2Network.Yaml;
using Xunit;

namespace Rke2Network.Cluster.Tests.Publishing;

/// <summary>NetworkAttachmentDefinitions against Multus' own CRD on a real API server.</summary>
[Collection(RealCrdGroup.Name)]
public sealed class RealAttachmentTests(RealCrdCluster fixture)
{
    private const string Prefix = "attachments-";

    private readonly RealCluster cluster = fixture.Cluster;

    [RealCrdFact]
    public async Task Strict_validation_takes_all_that_is_made_and_gives_it_back()
    {
        const string place = Prefix + "made";
        await cluster.NamespaceAsync(place);
        foreach (var (resource, i) in AttachmentSamples.All.Select((sample, i) => (NetworkAttachmentFactory.Create(sample.Request with { Name = $"net-{i}", Namespace = place }), i)))
        {
            await CreateAsync(resource);
            var stored = await cluster.PartAsync($"apis/{NetworkAttachmentFactory.ApiVersion}/namespaces/{place}/network-attachment-definitions/net-{i}", "spec", "config");
            Assert.Equal(KubernetesResource.Text((YamlMap)resource.Body.Find("spec")!, "config"), ((YamlScalar)JsonReader.Read(stored!)).Text);
        }
    }

    [RealCrdFact]
    public async Task The_publisher_applies_them_and_finds_nothing_to_change_the_second_time()
    {
        const string place = Prefix + "published";
        await cluster.NamespaceAsync(place);
        using var connection = ClusterConnection.Open(new ConnectionRequest { KubeConfig = cluster.KubeConfig() });
        var publisher = new ResourcePublisher(connection);
        foreach (var title in new[] { "chained", "sriov", "macvlan with whereabouts", "one with names and texts" })
        {
            var resource = NetworkAttachmentFactory.Create(AttachmentSamples.Find(title) with { Name = "net", Namespace = place });
            var (first, second) = (await publisher.PublishAsync(resource, new PublishOptions(), default), await publisher.PublishAsync(resource, new PublishOptions(), default));
            Assert.Equal((title == "chained" ? PublishOutcome.Created : PublishOutcome.Configured, PublishOutcome.Unchanged), (first.Outcome, second.Outcome));
        }
    }

    /// <summary>The CRD knows nothing of a configuration but that it is a text: what it refuses is refused here, and what the plugins refuse here only.</summary>
    [RealCrdFact]
    public async Task What_the_CRD_refuses_is_refused_here()
    {
        const string place = Prefix + "refused";
        await cluster.NamespaceAsync(place);
        var request = AttachmentSamples.Find("macvlan");
        var good = NetworkAttachmentFactory.Create(request with { Name = "good", Namespace = place });
        Assert.True(await IsTakenAsync(good, "{}"));
        foreach (var (change, own) in new (string, NetworkAttachmentRequest)[]
        {
            ("metadata: {name: Net_1}", request with { Name = "Net_1" }),
            ("metadata: {name: -a}", request with { Name = "-a" }),
        })
        {
            Assert.False(await IsTakenAsync(good, change));
            Assert.Throws<InputException>(() => NetworkAttachmentFactory.Create(own));
        }

        Assert.False(await IsTakenAsync(good, "spec: {config: {type: macvlan} }"));
        Assert.False(await IsTakenAsync(good, "spec: {configuration: a}"));
        Assert.True(await IsTakenAsync(good, "spec: {config: nonsense}"));
        Assert.Throws<InputException>(() => NetworkAttachment.Of(new KubernetesResource(good.Body.MergedWith(YamlReader.ReadMap("spec: {config: nonsense}")))));
    }

    /// <summary>The API server takes the annotation of a pod as it is, and the devices with it.</summary>
    [RealCrdFact]
    public async Task A_pod_takes_the_template()
    {
        const string place = Prefix + "pods";
        await cluster.NamespaceAsync(place);
        var networks = new[] { "sriov", "macvlan with whereabouts" }.Select((title, i) => PodNetworkRequest.Of(NetworkAttachment.Of(NetworkAttachmentFactory.Create(AttachmentSamples.Find(title) with { Name = $"net{i}" }))) with { MacAddress = $"02:00:5e:10:00:0{i}" });
        var annotation = PodNetworkAnnotationFactory.Create([.. networks], new PodNetworkAnnotationOptions());
        var pod = YamlReader.ReadMap($"{{apiVersion: v1, kind: Pod, metadata: {{name: pod, namespace: {place} }} }}").MergedWith(YamlReader.ReadMap(annotation.Yaml.Replace("- name: app", "- name: app\n      image: busybox", StringComparison.Ordinal)));
        var answer = await cluster.SendAsync(HttpMethod.Post, $"api/v1/namespaces/{place}/pods?fieldValidation=Strict&dryRun=All", Encoding.UTF8.GetString(JsonTrees.Write(pod).Span));
        Assert.Contains("rancher.io/intelnics", answer, StringComparison.Ordinal);
        Assert.Contains(PodNetworkAnnotationFactory.NetworksAnnotation, answer, StringComparison.Ordinal);
    }

    private async Task CreateAsync(KubernetesResource resource, bool isDryRun = false)
    {
        var path = $"apis/{resource.ApiVersion}/namespaces/{resource.Namespace}/network-attachment-definitions?fieldValidation=Strict{(isDryRun ? "&dryRun=All" : string.Empty)}";
        await cluster.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetString(JsonTrees.Write(resource.Body).Span));
    }

    private async Task<bool> IsTakenAsync(KubernetesResource resource, string change)
    {
        try
        {
            await CreateAsync(new KubernetesResource(resource.Body.MergedWith(YamlReader.ReadMap(change))), isDryRun: true);
            return true;
        }
        catch (HttpRequestException fault) when (fault.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)
        {
            return false;
        }
    }
}
