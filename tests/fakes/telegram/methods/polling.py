"""Methods that say how updates reach the bot: polling and the webhook."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from urllib.parse import urlsplit

from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.table import method
from tests.fakes.telegram.refusals import Json, bad_request
from tests.fakes.telegram.webhook import Hook

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@method("getUpdates")
def get_updates(cloud: Cloud, call: Call) -> Awaitable[list[Json]]:
    params = call.params
    cloud.updates.allow(params.get("allowed_updates"))
    return cloud.updates.fetch(params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0))


@method("setWebhook")
def set_webhook(cloud: Cloud, call: Call) -> bool:
    """As the real one, save that an address on this machine may be plain HTTP and have any port."""
    params = call.params
    cloud.updates.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        cloud.updates.drop_all()
    address = urlsplit(params.get("url", ""))
    if not address.geturl():
        cloud.webhook.set(None)
        return True
    if address.scheme != "https" and address.hostname not in _LOOPBACK:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token", "")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    cloud.webhook.set(Hook(address.geturl(), secret, params.get("max_connections", 40)))
    return True


@method("deleteWebhook")
def delete_webhook(cloud: Cloud, call: Call) -> bool:
    if call.params.get("drop_pending_updates"):
        cloud.updates.drop_all()
    cloud.webhook.set(None)
    return True


@method("getWebhookInfo")
def get_webhook_info(cloud: Cloud, call: Call) -> Json:
    return cloud.webhook.info()
