include $(sort $(wildcard $(BR2_EXTERNAL_IVORYSQL_PATH)/package/*/*.mk))
