using System.Linq;
using System.Net;

namespace Rke2Network.Attachments;

/// <summary>The order of addresses of one family.</summary>
internal static class AddressOrder
{
    internal static int Compare(IPAddress left, IPAddress right) =>
        left.GetAddressBytes().Zip(right.GetAddressBytes(), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
}
