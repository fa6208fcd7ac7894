"""Reads FULL inventories with Google's own client over REST; prints how many VMs and installed packages it saw."""

import sys

from google.auth.credentials import AnonymousCredentials
from google.cloud import osconfig_v1
from google.cloud.osconfig_v1.services.os_config_zonal_service.transports.rest import OsConfigZonalServiceRestTransport

host, page_size, *parents = sys.argv[1:]
transport = OsConfigZonalServiceRestTransport(host=host, credentials=AnonymousCredentials(), url_scheme="http")
client = osconfig_v1.OsConfigZonalServiceClient(transport=transport)
installed = osconfig_v1.Inventory.Item.Type.INSTALLED_PACKAGE
vms = packages = 0
for parent in parents:
    request = osconfig_v1.ListInventoriesRequest(
        parent=parent, view=osconfig_v1.InventoryView.FULL, page_size=int(page_size)
    )
    for inventory in client.list_inventories(request=request):
        vms += 1
        # The raw message behind the wrapper, so that what is measured is reading and not counting.
        items = osconfig_v1.Inventory.pb(inventory).items
        packages += sum(item.type_ == installed for item in items.values())
print(vms, packages)
