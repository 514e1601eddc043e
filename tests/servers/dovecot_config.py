"""What Dovecot is told, in the words of 2.3 and in those of 2.4, which share few."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What the tests ask of a server, as :class:`tests.servers.dovecot.Dovecot` names it.

    ``owner`` is the uid and gid of mail, ``ports`` the one without and the one with TLS.
    """

    folder: Path
    user: str
    group: str
    owner: tuple[int, int]
    ports: tuple[int, int]
    password: str
    prefix: str
    separator: str
    capability: str
    introspection: str

    def files(self, version: tuple[int, int]) -> dict[str, str]:
        """The files of the server's folder, by name, for a Dovecot of ``version``."""
        words = asdict(self) | {
            "name": self.folder.name,
            "uid": self.owner[0],
            "gid": self.owner[1],
            "port": self.ports[0],
            "tls_port": self.ports[1],
            "tokens": " xoauth2 oauthbearer" if self.introspection else "",
        }
        text, capability, by_token = (
            (_OLD, _OLD_CAPABILITY, _OLD_TOKEN)
            if version < (2, 4)
            else (_NEW, _NEW_CAPABILITY, _NEW_TOKEN)
        )
        text = text.replace("{*capability*}", capability if self.capability else "")
        text = text.replace("{*by_token*}", by_token if self.introspection else "")
        made = {"dovecot.conf": (text + _BOTH).format(**words)}
        if self.introspection and version < (2, 4):
            made["oauth2.conf.ext"] = _OLD_INTROSPECTION.format(**words)
        return made


_BOTH = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
listen = 127.0.0.1, 127.0.0.2
instance_name = {name}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_process_limit = 200
first_valid_uid = 1
maildir_stat_dirs = no
mail_max_userip_connections = 100
mail_fsync = never
ssl = required
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain login{tokens}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
"""
_LOGIN = """\
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    {*where*}
    port = {port}
  }}
  inet_listener imaps {{
    {*where*}
    port = {tls_port}
    ssl = yes
  }}
}}
"""

_OLD = """\
protocols = imap
mail_location = maildir:~/Maildir
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = yes
{*capability*}{*by_token*}passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
""" + _LOGIN.replace("{*where*}", "address = 127.0.0.1, 127.0.0.2")
_OLD_CAPABILITY = "imap_capability = {capability}\n"
_OLD_TOKEN = """\
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf.ext
}}
"""
_OLD_INTROSPECTION = """\
introspection_mode = post
introspection_url = {introspection}/introspect
username_attribute = username
active_attribute = active
active_value = true
"""

_NEW = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
mail_driver = maildir
mail_path = ~/Maildir
ssl_server_cert_file = {folder}/cert.pem
ssl_server_key_file = {folder}/key.pem
auth_allow_cleartext = no
{*capability*}{*by_token*}passdb static {{
  mechanisms_filter = plain login
  password = {password}
}}
userdb static {{
  allow_all_users = yes
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail/%{{user}}
  }}
}}
""" + _LOGIN.replace("{*where*}", "listen = 127.0.0.1, 127.0.0.2")
_NEW_CAPABILITY = "imap_capability = {capability}\n"
_NEW_TOKEN = """\
oauth2 {{
  introspection_mode = post
  introspection_url = {introspection}/introspect
  username_attribute = username
  active_attribute = active
  active_value = true
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2 oauthbearer
}}
"""
