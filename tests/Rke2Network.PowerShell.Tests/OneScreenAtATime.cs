using Xunit;

namespace Rke2Network.PowerShell.Tests;

/// <summary>Tests of what screens show run one after the other: whether there is colour holds for the whole process.</summary>
[CollectionDefinition(nameof(Screen))]
public sealed class OneScreenAtATime;
