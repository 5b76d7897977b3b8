# Gathers facts of a node for Rke2Network. It reads, and changes nothing: no file is written, nothing goes over the
# network, and root is not needed. For dash, busybox and bash: sh probe.sh [root], or sh -s < probe.sh.
# $1: the folder that holds the node's files; without it the running system is asked.
#
# The answer is lines of fields with tabs between them, from "rke2-node-facts begin 1" to "rke2-node-facts end 1".
# Tabs in values become blanks and control characters question marks, so no value can make a line of its own.
# All is in functions, and main is called last: half a script does nothing.

set -f
LC_ALL=C
export LC_ALL
unset CDPATH ENV BASH_ENV POSIXLY_CORRECT GREP_OPTIONS 2>/dev/null
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin:${PATH:-}
export PATH
tab=$(printf '\t')
odd='*[! -~]*'
pci_name='*[0-9a-f]:[0-9a-f][0-9a-f]:[0-9a-f][0-9a-f].[0-7]'
longest=4096
# Whether grep can be told that what it reads is text.
binary=-a
printf 'a\n' | grep -a a >/dev/null 2>&1 || binary=
most=4096

# Tabs of standard input as blanks, other control characters as question marks; ends of lines stay.
clean() { tr '\011\000-\010\013-\037\177' ' ?' 2>/dev/null; }

# One line of fields.
say() {
    line=$1
    shift
    for field in "$@"; do
        case $field in
            $odd) field=$(printf '%s' "$field" | tr '\011\000-\010\012-\037\177' ' ?' 2>/dev/null) ;;
        esac
        line=$line$tab$field
    done
    printf '%s\n' "$line"
}

# What could not be learned: a subject and the reason.
unknown() { say unknown "$1" "$2"; }

# A program with a limit of time and nothing to read; where there is no timeout(1), without the limit.
limited() {
    if command -v timeout >/dev/null 2>&1 && timeout -s KILL 1 true </dev/null >/dev/null 2>&1; then
        timeout -s KILL 5 "$@" </dev/null 2>/dev/null
    else
        "$@" </dev/null 2>/dev/null
    fi
}

# $at: where a path of the node is. In a folder links are followed as the node would, so none leads out of the folder.
at() {
    at=
    if [ -z "$root" ]; then
        at=$1
        [ -e "$at" ]
        return
    fi
    rest=$1
    here=$root
    links=0
    while [ -n "$rest" ]; do
        part=${rest%%/*}
        case $rest in
            */*) rest=${rest#*/} ;;
            *) rest= ;;
        esac
        case $part in
            '' | .) continue ;;
            ..)
                [ "$here" = "$root" ] || here=${here%/*}
                continue
                ;;
        esac
        if [ -h "$here/$part" ]; then
            links=$((links + 1))
            [ "$links" -le 40 ] || return 1
            target=$(readlink "$here/$part" 2>/dev/null) || return 1
            case $target in
                /*) here=$root ;;
            esac
            rest=$target/$rest
        else
            here=$here/$part
        fi
    done
    at=$here
    [ -e "$at" ]
}

# $at: a folder of the node with all links resolved; $node: the same as the node names it.
folder() {
    at "$1" && [ -d "$at" ] || return 1
    if [ -z "$root" ]; then
        at=$(cd -P "$at" 2>/dev/null && pwd -P) || return 1
    fi
    node=${at#"$root"}
}

# $v: the first line of a small file; fails where it is not there or cannot be read.
value() {
    v=
    at "$1" && [ -f "$at" ] && [ -r "$at" ] || return 1
    if [ "$live" = 0 ]; then
        v=$(head -c "$longest" "$at" 2>/dev/null | clean | head -n 1)
        return 0
    fi
    case $at in
        # Files of /proc/sys are read at once or not at all, and a shell reads byte by byte.
        /proc/*)
            v=$(head -n 1 "$at" 2>/dev/null)
            ;;
        *) { IFS= read -r v <"$at"; } 2>/dev/null || [ -n "$v" ] ;;
    esac
}

# $v: what a link is called that it points at, whether or not that is there.
link_name() {
    v=
    [ -h "$1" ] || return 1
    v=$(readlink "$1" 2>/dev/null) || return 1
    v=${v##*/}
    [ -n "$v" ]
}

# The lines of a file: $1 what stands before each, $2 the path, $3 the most bytes, $4 a pattern of grep -E for them.
lines() {
    at "$2" && [ -f "$at" ] && [ -r "$at" ] || return 1
    file=$at
    before=$1
    bytes=$3
    if [ -n "${4:-}" ]; then
        # A file without ends of lines would be one line to grep: it gets no more than it can hold.
        head -c 16777216 "$file" 2>/dev/null | grep $binary -E "$4" 2>/dev/null | head -c "$bytes" | clean | prefix "$before"
    else
        head -c "$bytes" "$file" 2>/dev/null | clean | prefix "$before"
        if [ "$(tail -c +"$((bytes + 1))" "$file" 2>/dev/null | head -c 1 | wc -c)" -gt 0 ]; then
            unknown "$2" "the file is longer than $bytes bytes, and was read up to there"
        fi
    fi
    return 0
}

# Standard input with something before each line; the last line is ended.
prefix() {
    sed "s/^/$1/" 2>/dev/null
    printf '\n'
}

facts_of_system() {
    if value /proc/sys/kernel/hostname || value /etc/hostname; then say hostname "$v"; fi
    if [ "$live" = 1 ]; then
        say kernel "$(uname -r 2>/dev/null)"
        say architecture "$(uname -m 2>/dev/null)"
        say system "$(uname -s 2>/dev/null)"
        say uid "$(id -u 2>/dev/null)"
        kernel=$(uname -r 2>/dev/null)
    else
        kernel=
        if value /proc/sys/kernel/osrelease; then
            kernel=$v
        elif folder /lib/modules; then
            count=0
            set +f
            for dir in "$at"/*/; do
                [ -d "$dir" ] || continue
                dir=${dir%/}
                count=$((count + 1))
                kernel=${dir##*/}
            done
            set -f
            if [ "$count" -ne 1 ]; then
                kernel=
                unknown kernel "the folder holds the modules of $count kernels, and not of one"
            fi
        else
            unknown kernel "the folder holds neither /proc/sys/kernel/osrelease nor /lib/modules"
        fi
        [ -z "$kernel" ] || say kernel "$kernel"
    fi
    lines "os$tab" /etc/os-release 16384 || lines "os$tab" /usr/lib/os-release 16384 || unknown "the distribution" "/etc/os-release is not there, or cannot be read"
    lines "hosts$tab" /etc/hosts 262144 || unknown /etc/hosts "the file is not there, or cannot be read"
    lines "cpu$tab" /proc/cpuinfo 4096 '^vendor_id' || unknown "the vendor of the CPU" "/proc/cpuinfo is not there"
    if value /proc/cmdline; then say cmdline "$v"; else unknown "the arguments of the kernel" "/proc/cmdline is not there"; fi
    # The mark is made at boot: an image tells by its repository.
    if at /run/ostree-booted || { [ "$live" = 0 ] && at /sysroot/ostree; }; then
        say ostree 1
    elif [ "$live" = 1 ] || at /etc; then
        say ostree 0
    fi
}

facts_of_iommu() {
    if folder /sys/kernel; then
        count=0
        if folder /sys/kernel/iommu_groups; then
            set +f
            for each in "$at"/*; do
                [ ! -e "$each" ] || count=$((count + 1))
            done
            set -f
        fi
        say iommu "$count"
    else
        unknown "IOMMU groups" "/sys is not there"
    fi
}

# What the PCI bus tells of a device: $1 and $2 stand before, $3 is its folder.
facts_of_pci() {
    for key in vendor device class sriov_totalvfs sriov_numvfs numa_node; do
        if value "$3/$key"; then
            say "$1" "$2" "$key" "$v"
        elif [ "$key" = sriov_totalvfs ] && [ -n "$at" ] && [ -e "$at" ]; then
            say "$1" "$2" sriov 1
        fi
    done
    for key in driver iommu_group physfn; do
        if link_name "$root$3/$key"; then
            say "$1" "$2" "$key" "$v"
        elif [ "$key" = physfn ] && at "$3/physfn"; then
            # A copy that followed links has a folder there.
            say "$1" "$2" "$key" unknown
        fi
    done
}

facts_of_interfaces() {
    if ! folder /sys/class/net; then
        unknown "network interfaces" "/sys/class/net is not there"
        return
    fi
    say interfaces 1
    net=$at
    count=0
    strange=0
    set +f
    for dir in "$net"/*; do
        set -f
        name=${dir##*/}
        [ -d "$dir" ] || [ -h "$dir" ] || continue
        case $name in
            $odd | *' '*)
                strange=$((strange + 1))
                continue
                ;;
        esac
        count=$((count + 1))
        if [ "$count" -gt "$most" ]; then
            unknown "network interfaces" "there are more than $most"
            break
        fi
        say nif "$name" is interface
        if [ -h "$dir" ]; then
            if v=$(readlink "$dir" 2>/dev/null); then say nif "$name" path "$v"; fi
        fi
        folder "/sys/class/net/$name" || continue
        base=$node
        say nif "$name" seen 1
        for key in address mtu operstate speed type; do
            if value "$base/$key"; then say nif "$name" "$key" "$v"; fi
        done
        for key in bonding bridge; do
            if at "$base/$key" && [ -d "$at" ]; then say nif "$name" is "$key"; fi
        done
        lines "nif$tab$name${tab}uevent$tab" "$base/uevent" 4096 '^DEVTYPE='
        if link_name "$root$base/master"; then say nif "$name" master "$v"; fi
        set +f
        for each in "$root$base"/upper_*; do
            if [ -e "$each" ] || [ -h "$each" ]; then say nif "$name" upper "${each##*/upper_}"; fi
        done
        set -f
        if folder "$base/device"; then
            device=$node
            say nif "$name" is device
            lines "nif$tab$name${tab}devent$tab" "$device/uevent" 4096 '^(DRIVER|PCI_SLOT_NAME)='
            parent=${device%/*}
            case ${device##*/} in
                $pci_name)
                    say nif "$name" pci "${device##*/}"
                    facts_of_pci nif "$name" "$device"
                    ;;
                *)
                    case ${parent##*/} in
                        $pci_name)
                            # A device of a bus on top of PCI, such as virtio: who made it stands below.
                            say nif "$name" pci "${parent##*/}"
                            facts_of_pci nif "$name" "$parent"
                            if link_name "$root$device/driver"; then say nif "$name" driver "$v"; fi
                            ;;
                        *) facts_of_pci nif "$name" "$device" ;;
                    esac
                    ;;
            esac
        elif [ -h "$root$base/device" ]; then
            say nif "$name" is device
            if link_name "$root$base/device"; then say nif "$name" device_link "$v"; fi
        fi
    done
    set -f
    if [ "$strange" -gt 0 ]; then unknown "network interfaces" "$strange have names that cannot be shown"; fi
}

# NICs of the PCI bus that have no network interface: without a driver, or given to another.
facts_of_bus() {
    folder /sys/bus/pci/devices || return
    say bus 1
    bus=$at
    count=0
    set +f
    for dir in "$bus"/*; do
        set -f
        name=${dir##*/}
        case $name in
            $odd) continue ;;
            $pci_name) ;;
            *) continue ;;
        esac
        count=$((count + 1))
        [ "$count" -le 16384 ] || break
        value "/sys/bus/pci/devices/$name/class" || continue
        case $v in
            0x02*) ;;
            *) continue ;;
        esac
        folder "/sys/bus/pci/devices/$name" || continue
        device=$node
        [ ! -h "$at/physfn" ] || continue
        found=0
        set +f
        for each in "$at"/net/* "$at"/virtio*/net/*; do
            if [ -e "$each" ] || [ -h "$each" ]; then found=1; fi
        done
        set -f
        if [ "$found" = 0 ]; then
            say nic "$name" pci "$name"
            facts_of_pci nic "$name" "$device"
        fi
    done
    set -f
}

facts_of_addresses() {
    if [ "$live" = 1 ]; then
        if command -v ip >/dev/null 2>&1; then
            say addresses 1
            limited ip -o addr show | head -c 524288 | clean | prefix "addr$tab"
        else
            unknown addresses "ip is not installed"
        fi
    fi
    if lines "route4$tab" /proc/net/route 65536 "^[^[:space:]]+[[:space:]]+00000000[[:space:]]"; then
        say routes 4
    fi
    if lines "route6$tab" /proc/net/ipv6_route 65536 '^0{32} 00 '; then
        say routes 6
    fi
}

facts_of_modules() {
    asked='vfio[-_]pci|vfio|vfio[-_]iommu[-_]type1|wireguard|ip[-_]tables|ip6[-_]tables|iptable[-_]nat|iptable[-_]filter|ip6table[-_]nat|ip6table[-_]filter|x[-_]tables|nf[-_]tables|nft[-_]compat|nft[-_]chain[-_]nat|nf[-_]nat|nf[-_]conntrack|br[-_]netfilter|bridge|overlay|vxlan|ipip|ip6[-_]tunnel|geneve|vrf|macvlan|ipvlan|8021q|bonding|dummy|tap|tun|veth|ip[-_]set|xt[-_]set|xt[-_]bpf|xt[-_]socket|xt[-_]TPROXY|xt[-_]CT|xt[-_]comment|xt[-_]mark|xt[-_]multiport|sch[-_]ingress|sch[-_]fq|sch[-_]htb|sch[-_]tbf|cls[-_]bpf|act[-_]bpf|ifb|i40e|iavf|ice|ixgbe|ixgbevf|igb|igbvf|mlx5[-_]core|mlx4[-_]core|mlx5[-_]ib|bnxt[-_]en|qede|qed|ena|virtio[-_]net|octeontx2|rvu[-_]nicpf|rvu[-_]nicvf|sfc|cxgb4|enic|nfp|ionic|idpf'
    if at /proc/modules && [ -r "$at" ]; then
        say modules 1
        head -c 524288 "$at" 2>/dev/null | cut -d ' ' -f 1 | clean | prefix "module$tab"
    else
        unknown "loaded modules" "/proc/modules is not there"
    fi
    case $kernel in
        '' | */* | $odd) return ;;
    esac
    if at "/lib/modules/$kernel/modules.dep" && [ -f "$at" ] && [ -r "$at" ]; then
        say available 1
        dep=$at
        head -c 16777216 "$dep" 2>/dev/null | cut -d : -f 1 | grep $binary -E "(^|/)($asked)\.ko" 2>/dev/null | head -c 65536 | clean | prefix "available$tab"
        if at "/lib/modules/$kernel/modules.builtin" && [ -f "$at" ]; then
            head -c 4194304 "$at" 2>/dev/null | grep $binary -E "(^|/)($asked)\.ko" 2>/dev/null | head -c 65536 | clean | prefix "available$tab"
        fi
    else
        unknown "modules that can be loaded" "/lib/modules/$kernel/modules.dep is not there"
    fi
}

sysctl() {
    if value "/proc/sys/$1"; then say sysctl "$2" "$v"; fi
}

facts_of_sysctls() {
    if ! at /proc/sys/net; then
        unknown sysctls "/proc/sys/net is not there"
        return
    fi
    say sysctls 1
    for key in net/ipv4/ip_forward net/ipv4/conf/all/forwarding net/ipv4/conf/default/forwarding net/ipv4/conf/all/rp_filter net/ipv4/conf/default/rp_filter \
        net/ipv6/conf/all/forwarding net/ipv6/conf/default/forwarding net/ipv6/conf/all/accept_ra net/ipv6/conf/default/accept_ra net/ipv6/conf/all/disable_ipv6 net/ipv6/conf/default/disable_ipv6 net/ipv6/conf/lo/disable_ipv6 \
        net/ipv4/ip_local_port_range net/ipv4/ip_local_reserved_ports net/bridge/bridge-nf-call-iptables net/bridge/bridge-nf-call-ip6tables net/netfilter/nf_conntrack_max net/core/bpf_jit_enable \
        fs/inotify/max_user_instances fs/inotify/max_user_watches user/max_user_namespaces vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/unprivileged_bpf_disabled; do
        case $key in
            */bridge-nf-*) sysctl "$key" "net.bridge.${key##*/}" ;;
            *) sysctl "$key" "$(printf '%s' "$key" | tr / .)" ;;
        esac
    done
    # Of interfaces: those of NICs, bonds, bridges and VLANs, not the hundreds of pods.
    folder /sys/class/net || return
    net=$at
    count=0
    set +f
    for dir in "$net"/*; do
        set -f
        name=${dir##*/}
        case $name in
            $odd | *' '* | cali* | veth* | lxc* | flannel* | cilium* | nodelocaldns | kube-ipvs*) continue ;;
        esac
        [ -d "$dir" ] || continue
        count=$((count + 1))
        [ "$count" -le 256 ] || break
        for key in accept_ra forwarding disable_ipv6; do
            sysctl "net/ipv6/conf/$name/$key" "net.ipv6.conf.$name.$key"
        done
        sysctl "net/ipv4/conf/$name/rp_filter" "net.ipv4.conf.$name.rp_filter"
    done
    set -f
}

facts_of_network_manager() {
    say networkmanager 1
    # In the order in which they are read. A file of the same name in a later folder stands for the earlier one.
    for place in /usr/lib/NetworkManager/conf.d /run/NetworkManager/conf.d /etc/NetworkManager/NetworkManager.conf /etc/NetworkManager/conf.d; do
        at "$place" || continue
        if [ -d "$at" ]; then
            if [ ! -r "$at" ]; then
                unknown "unmanaged devices of NetworkManager" "$place cannot be read"
                continue
            fi
            conf=$at
            count=0
            set +f
            for file in "$conf"/*.conf; do
                set -f
                name=${file##*/}
                case $name in
                    $odd | '*.conf') continue ;;
                esac
                count=$((count + 1))
                [ "$count" -le 256 ] || break
                say nmfile "$place/$name"
                lines "nm$tab" "$place/$name" 65536 '^[[:space:]]*(\[|unmanaged-devices|match-device|managed)' || unknown "unmanaged devices of NetworkManager" "$place/$name cannot be read"
            done
            set -f
        else
            say nmfile "$place"
            lines "nm$tab" "$place" 65536 '^[[:space:]]*(\[|unmanaged-devices|match-device|managed)' || unknown "unmanaged devices of NetworkManager" "$place cannot be read"
        fi
    done
}

facts_of_services() {
    units='NetworkManager.service nm-cloud-setup.service nm-cloud-setup.timer firewalld.service ufw.service nftables.service iptables.service wicked.service systemd-networkd.service apparmor.service rke2-server.service rke2-agent.service k3s.service k3s-agent.service docker.service containerd.service kubelet.service'
    asked=0
    if [ "$live" = 1 ] && [ -d /run/systemd/system ] && command -v systemctl >/dev/null 2>&1; then
        shown=$(limited systemctl show --no-pager -p Id,LoadState,ActiveState,UnitFileState $units | head -c 65536)
        case $shown in
            *LoadState=*)
                asked=1
                say services 1
                printf '%s\n' "$shown" | clean | prefix "unit$tab"
                ;;
        esac
    fi
    [ "$asked" = 0 ] || return
    found=0
    for place in /etc/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
        if at "$place" && [ -d "$at" ]; then found=1; fi
    done
    if [ "$found" = 0 ]; then
        unknown services "there is no systemd to ask, and none of its folders"
        return
    fi
    say services 1
    for unit in $units; do
        state=absent
        for place in /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system /etc/systemd/system; do
            folder "$place" || continue
            if [ -h "$at/$unit" ] && [ "$(readlink "$at/$unit" 2>/dev/null)" = /dev/null ]; then
                state=masked
            elif [ -e "$at/$unit" ] || [ -h "$at/$unit" ]; then
                state=off
            fi
        done
        if [ "$state" = off ]; then
            for place in /etc/systemd/system /usr/lib/systemd/system; do
                folder "$place" || continue
                set +f
                for each in "$at"/*.wants/"$unit" "$at"/*.requires/"$unit"; do
                    if [ -h "$each" ] || [ -e "$each" ]; then state=enabled; fi
                done
                set -f
            done
        fi
        say service "$unit" "$state"
    done
}

# The unit of ufw is active on every Ubuntu; whether the firewall is on stands in its file.
facts_of_ufw() {
    at /etc/ufw/ufw.conf && [ -f "$at" ] && [ -r "$at" ] || return
    case $(head -c 16384 "$at" 2>/dev/null | grep $binary -iE '^[[:space:]]*ENABLED=' 2>/dev/null | tail -n 1) in
        *[Nn][Oo]*) say service ufw.service off ;;
    esac
}

facts_of_programs() {
    say programs 1
    for program in iptables ip6tables nft xtables-nft-multi iptables-nft iptables-legacy ip ss ethtool mstconfig mlxconfig grubby rpm-ostree transactional-update update-grub grub2-mkconfig modprobe; do
        if [ "$live" = 1 ]; then
            if ! command -v "$program" >/dev/null 2>&1; then
                say program "$program" absent
                continue
            fi
            version=
            case $program in
                iptables | ip6tables | nft | iptables-nft | iptables-legacy)
                    version=$(limited "$program" --version | head -c 256 | clean | head -n 1)
                    ;;
            esac
            say program "$program" present "$version"
        else
            state=absent
            for place in /usr/sbin /usr/bin /sbin /bin /usr/local/sbin /usr/local/bin; do
                if folder "$place"; then
                    if [ -e "$at/$program" ] || [ -h "$at/$program" ]; then state=present; fi
                fi
            done
            say program "$program" "$state"
        fi
    done
}

facts_of_ports() {
    for protocol in tcp tcp6 udp udp6; do
        # Those that have no peer: on a busy node the rest is long.
        if lines "$protocol$tab" "/proc/net/$protocol" 262144 '^ *[0-9]+: [0-9A-F]+:[0-9A-F]{4} 0+:0000 '; then
            say ports "$protocol"
        fi
    done
    if [ "$live" = 1 ] && command -v ss >/dev/null 2>&1; then
        limited ss -lntup | head -c 262144 | clean | prefix "ss$tab"
    fi
}

facts_of_rke2() {
    if at /etc/rancher/rke2; then
        if [ -d "$at" ] && [ -r "$at" ] && [ -x "$at" ]; then
            say config 1
            conf=$at
            count=0
            set +f
            for file in "$conf"/* "$conf"/config.yaml.d/*; do
                set -f
                # Names only: the contents may hold a token.
                [ -f "$file" ] || continue
                count=$((count + 1))
                [ "$count" -le 1024 ] || break
                say configfile "/etc/rancher/rke2${file#"$conf"}"
            done
            set -f
        else
            unknown "files of RKE2's configuration" "/etc/rancher/rke2 can be read by root only"
        fi
    elif [ "$live" = 1 ] || at /etc; then
        say config 1
    else
        unknown "files of RKE2's configuration" "/etc is not there"
    fi
    if at /var/lib/rancher/rke2; then
        if [ -d "$at" ] && [ -r "$at" ]; then
            used=0
            data=$at
            set +f
            for each in "$data"/*; do
                set -f
                if [ -e "$each" ] || [ -h "$each" ]; then
                    used=1
                    break
                fi
            done
            set -f
            say rke2 "$used"
        else
            unknown "whether RKE2 has run here" "/var/lib/rancher/rke2 can be read by root only"
        fi
    elif [ "$live" = 1 ]; then
        # Below a folder that others may not search, nothing is not "not there".
        if [ -d /var/lib/rancher ] && [ ! -x /var/lib/rancher ]; then
            unknown "whether RKE2 has run here" "/var/lib/rancher can be read by root only"
        else
            say rke2 0
        fi
    elif at /var/lib; then
        say rke2 0
    else
        unknown "whether RKE2 has run here" "/var/lib is not there"
    fi
}

main() {
    live=1
    root=
    printf 'rke2-node-facts\tbegin\t1\n'
    if [ -n "${1:-}" ]; then
        live=0
        if ! root=$(cd -P "$1" 2>/dev/null && pwd -P); then
            printf 'rke2-node-facts\tfailed\tno-folder\n'
            exit 1
        fi
        root=${root%/}
    fi
    facts_of_system
    facts_of_iommu
    facts_of_interfaces
    facts_of_bus
    facts_of_addresses
    facts_of_modules
    facts_of_sysctls
    facts_of_network_manager
    facts_of_services
    facts_of_ufw
    facts_of_programs
    facts_of_ports
    facts_of_rke2
    printf 'rke2-node-facts\tend\t1\n'
}

main "$@"
