from campaigns.pages.campaigns import CampaignAddressee, CampaignIndexPage, CampaignPage, Convener
from campaigns.pages.donate import DonatePage

__all__ = ["CampaignAddressee", "CampaignIndexPage", "CampaignPage", "Convener", "DonatePage"]
